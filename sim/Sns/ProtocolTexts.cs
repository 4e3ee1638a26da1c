using System.Text.Json;

namespace Sim.Sns;

/// <summary>The texts of a message with MessageStructure json.</summary>
internal static class ProtocolTexts
{
    /// <summary>The text of every protocol that has none of its own.</summary>
    public const string Default = "default";

    /// <summary>Of members with the same name the last counts; members that are no text are left out.</summary>
    /// <exception cref="AwsError">No JSON object, or without a default.</exception>
    public static IReadOnlyDictionary<string, Utf8Text> Read(Utf8Text message)
    {
        var texts = new Dictionary<string, Utf8Text>(StringComparer.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(message.Bytes);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in json.RootElement.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String))
                {
                    texts[member.Name] = member.Value.GetString()!;
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw SnsErrors.Invalid("Message Structure - JSON message body failed to parse");
        }

        return texts.ContainsKey(Default)
            ? texts
            : throw SnsErrors.Invalid("Message Structure - No default entry in JSON message body");
    }
}
