using System.Text.Json;

namespace Sim.Lambda;

/// <summary>
/// The filters of an event source mapping, whatever it reads from: what is let through by one of them is let through.
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
/// </summary>
internal static class FilterPatterns
{
    /// <summary>An account has <see cref="Quotas.EventFilters"/> for each mapping, and may ask for more, up to this.</summary>
    /// <remarks>AWS documents that it refuses more, not in which words.</remarks>
    /// <exception cref="AwsError">There are more than the account may have.</exception>
    public static void CheckCount(IReadOnlyList<string> patterns, int quota)
    {
        if (patterns.Count > quota)
        {
            throw new AwsError("InvalidParameterValueException", $"An event source mapping has at most {quota} filters; {patterns.Count} are given.");
        }
    }

    /// <summary>Reads each.</summary>
    /// <param name="read">What a pattern is for this source, given its JSON, an object.</param>
    /// <exception cref="AwsError">One is no pattern, or there are more than any account can have.</exception>
    public static List<T> Read<T>(IReadOnlyList<string> texts, Func<JsonElement, T> read)
    {
        CheckCount(texts, Quotas.MostEventFilters);
        return [.. texts.Select(text => Read(text, read))];
    }

    private static T Read<T>(string text, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(text.Length <= Quotas.EventFilterCharacters ? text : throw new FormatException("It is too long."));
            return read(json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : throw new FormatException("It is no object."));
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            throw new AwsError("InvalidParameterValueException", "Invalid filter pattern definition.");
        }
    }
}
