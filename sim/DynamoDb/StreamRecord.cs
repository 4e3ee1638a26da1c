using System.Globalization;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb;

/// <summary>One change of an item, as a stream tells of it.</summary>
/// <param name="Number">Its place in the stream, from 1.</param>
/// <param name="EventName"><c>INSERT</c>, <c>MODIFY</c> or <c>REMOVE</c>.</param>
/// <param name="At">When it was written.</param>
/// <param name="Keys">The key attributes of the item.</param>
/// <param name="NewImage">Null where there is none, or the stream does not show it.</param>
/// <param name="OldImage">Null where there is none, or the stream does not show it.</param>
public sealed record StreamRecord(long Number, string EventName, DateTimeOffset At, MapValue Keys, MapValue? NewImage, MapValue? OldImage)
{
    /// <summary>As AWS's, a number of many digits that grows.</summary>
    public string SequenceNumber => Number.ToString("D21", CultureInfo.InvariantCulture);

    /// <summary>What the record counts against the limits of a batch, in bytes.</summary>
    public int SizeBytes => Keys.ItemSize + (NewImage?.ItemSize ?? 0) + (OldImage?.ItemSize ?? 0);
}
