using System.Text.Json;

namespace Sim.Lambda;

/// <summary>
/// Which messages of a queue an event source mapping hands to its function. What none of the patterns takes is deleted from the
/// queue, unseen. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
/// </summary>
public sealed class FilterCriteria
{
    private const int MostPatterns = 5;
    private const int LongestPattern = 4_096;
    private const string Body = "body";

    private readonly List<(EventPattern Pattern, bool IsOfJson)> patterns = [];

    private FilterCriteria(IReadOnlyList<string> texts) => Patterns = texts;

    /// <summary>As given.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <param name="texts">JSON, each with <c>body</c> alone: other fields of a message Lambda does not filter by.</param>
    /// <exception cref="AwsError">One is no pattern, or there are too many.</exception>
    public static FilterCriteria Parse(IReadOnlyList<string> texts)
    {
        if (texts.Count > MostPatterns)
        {
            throw Invalid($"An event source mapping has at most {MostPatterns} filters; {texts.Count} are given.");
        }

        var criteria = new FilterCriteria(texts);
        foreach (var text in texts)
        {
            criteria.patterns.Add(Read(text));
        }

        return criteria;
    }

    /// <summary>
    /// A JSON pattern takes no text, and a pattern for texts takes no JSON. No pattern at all takes everything.
    /// </summary>
    public bool Accepts(Utf8Text body)
    {
        using var json = JsonOf(body);
        var value = json?.RootElement ?? JsonSerializer.SerializeToElement(body.ToString());
        return patterns.Count == 0 || patterns.Exists(pattern => pattern.IsOfJson == json is not null && pattern.Pattern.Matches(value));
    }

    private static (EventPattern Pattern, bool IsOfJson) Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text.Length <= LongestPattern ? text : throw new FormatException("It is too long."));
            if (json.RootElement.ValueKind != JsonValueKind.Object || json.RootElement.EnumerateObject().Any(field => field.Name != Body))
            {
                throw new FormatException("It has other fields than the body.");
            }

            var body = json.RootElement.TryGetProperty(Body, out var found) ? found.Clone() : throw new FormatException("It says nothing of the body.");
            return (EventPattern.Read(body), body.ValueKind == JsonValueKind.Object);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            throw Invalid("Invalid filter pattern definition.");
        }
    }

    /// <summary>Null for a text. A number or a text in quotes is no structure that fields could be found in.</summary>
    private static JsonDocument? JsonOf(Utf8Text body)
    {
        if (body.Span.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
        {
            return null;
        }

        try
        {
            var json = JsonDocument.Parse(body.Bytes);
            if (SoundJson.IsSound(json.RootElement))
            {
                return json;
            }

            json.Dispose();
        }
        catch (JsonException)
        {
            // A text, then.
        }

        return null;
    }

    private static AwsError Invalid(string message) => new("InvalidParameterValueException", message);
}
