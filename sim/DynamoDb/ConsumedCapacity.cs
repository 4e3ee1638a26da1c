using System.Text.Json;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb;

/// <summary>What a request costs: a unit per 4 KB read consistently, half of that otherwise, a unit per 1 KB written.</summary>
internal static class ConsumedCapacity
{
    private const int ReadUnit = 4 * 1024;
    private const int WriteUnit = 1024;

    public static double OfRead(MapValue? item, bool consistent) => Units(item, ReadUnit) / (consistent ? 1.0 : 2.0);

    /// <summary>The larger of what was there and what is there now.</summary>
    public static double OfWrite(MapValue? before, MapValue? after) => Math.Max(Units(before, WriteUnit), Units(after, WriteUnit));

    public static void Write(Utf8JsonWriter writer, Request request, double units)
    {
        var wanted = request.Choice("ReturnConsumedCapacity", "INDEXES", "TOTAL", "NONE");
        if (wanted == "NONE")
        {
            return;
        }

        writer.WriteStartObject("ConsumedCapacity");
        writer.WriteString("TableName", request.TableName);
        writer.WriteNumber("CapacityUnits", units);
        if (wanted == "INDEXES")
        {
            writer.WriteStartObject("Table");
            writer.WriteNumber("CapacityUnits", units);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static int Units(MapValue? item, int unit) => Math.Max(1, ((item?.ItemSize ?? 0) + unit - 1) / unit);
}
