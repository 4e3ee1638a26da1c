using System.Text.Json;

namespace Sim;

/// <summary>
/// JSON whose every text is one. A parser lets half a surrogate pair pass (<c>"\ud800"</c>) until somebody reads it: what is kept
/// for later has to be read to its end first.
/// </summary>
internal static class SoundJson
{
    public static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && IsSound(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static bool IsSound(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.Object => json.EnumerateObject().All(member => member.Name is not null && IsSound(member.Value)),
                JsonValueKind.Array => json.EnumerateArray().All(IsSound),
                JsonValueKind.String => json.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
