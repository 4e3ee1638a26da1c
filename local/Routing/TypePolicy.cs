using System.Text;
using System.Text.Json;
using Sim.Sns;

namespace Local.Routing;

/// <summary>A filter policy reduced to what it asks of an event's type.</summary>
internal static class TypePolicy
{
    public const string CloudEventType = "type";
    public const string BareType = "eventType";

    /// <summary>No probe has this field.</summary>
    private const string Impossible = "?";

    /// <param name="policy">Well-formed: SNS has accepted it.</param>
    /// <param name="othersHold">Whether conditions on anything but the type count as fulfilled, or as not fulfilled.</param>
    public static string Of(string policy, FilterPolicyScope scope, bool othersHold)
    {
        using var document = JsonDocument.Parse(policy);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, document.RootElement, scope, othersHold);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, JsonElement policy, FilterPolicyScope scope, bool othersHold)
    {
        var asksForMore = false;
        writer.WriteStartObject();
        foreach (var key in policy.EnumerateObject())
        {
            if (IsOr(key))
            {
                writer.WriteStartArray(key.Name);
                foreach (var alternative in key.Value.EnumerateArray())
                {
                    Write(writer, alternative, scope, othersHold);
                }

                writer.WriteEndArray();
            }
            else if (key.NameEquals(BareType) || (scope == FilterPolicyScope.MessageBody && key.NameEquals(CloudEventType)))
            {
                key.WriteTo(writer);
            }
            else
            {
                asksForMore = true;
            }
        }

        if (asksForMore && !othersHold)
        {
            writer.WriteStartArray(Impossible);
            writer.WriteStringValue(Impossible);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>As SNS tells it from a key of that name.</summary>
    private static bool IsOr(JsonProperty key) =>
        key.NameEquals("$or") && key.Value.ValueKind == JsonValueKind.Array && key.Value.GetArrayLength() >= 2
        && key.Value.EnumerateArray().All(alternative => alternative.ValueKind == JsonValueKind.Object);
}
