using Sim.DynamoDb;

namespace Sim.Lambda;

/// <summary>Records that are handed to a function together, in the order of the stream; at least one.</summary>
/// <param name="Attempts">How often it has failed.</param>
internal sealed record StreamPiece(ArraySegment<StreamRecord> Records, int Attempts = 0)
{
    public int Count => Records.Count;

    public StreamRecord First => Records[0];

    public StreamRecord Last => Records[^1];

    /// <summary>The first of it.</summary>
    public StreamPiece UpTo(int count) => this with { Records = Records[..count] };

    /// <summary>What comes after.</summary>
    public StreamPiece From(int at) => this with { Records = Records[at..] };

    /// <summary>Where a sequence number stands; -1 if it does not.</summary>
    public int PlaceOf(string sequenceNumber)
    {
        for (var at = 0; at < Records.Count; at++)
        {
            if (Records[at].SequenceNumber == sequenceNumber)
            {
                return at;
            }
        }

        return -1;
    }
}
