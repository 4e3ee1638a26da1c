using System.Text.Json;

namespace Sim.Sqs;

/// <summary>The JSON texts that attributes of a queue hold.</summary>
internal static class PolicyJson
{
    /// <returns>Null unless the text is a JSON object, sound in all its texts.</returns>
    public static JsonDocument? Parse(string text)
    {
        try
        {
            var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind == JsonValueKind.Object && SoundJson.IsSound(json.RootElement))
            {
                return json;
            }

            json.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
