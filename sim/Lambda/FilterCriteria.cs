using System.Text.Json;

namespace Sim.Lambda;

/// <summary>
/// Which messages of a queue an event source mapping hands to its function. What none of the patterns takes is deleted from the
/// queue, unseen. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
/// </summary>
public sealed class FilterCriteria
{
    private const string Body = "body";

    private readonly List<(EventPattern Pattern, bool IsOfJson)> patterns;

    private FilterCriteria(IReadOnlyList<string> texts) => (Patterns, patterns) = (texts, FilterPatterns.Read(texts, Read));

    /// <summary>As given.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <param name="texts">JSON, each with <c>body</c> alone: other fields of a message Lambda does not filter by.</param>
    /// <exception cref="AwsError">One is no pattern, or there are too many.</exception>
    public static FilterCriteria Parse(IReadOnlyList<string> texts) => new(texts);

    /// <summary>
    /// A JSON pattern takes no text, and a pattern for texts takes no JSON. No pattern at all takes everything.
    /// </summary>
    public bool Accepts(Utf8Text body) => patterns.Count == 0 || IndexOf(body) >= 0;

    /// <summary>The first pattern that lets the body through, as given; null: none does.</summary>
    public string? PatternFor(Utf8Text body) => IndexOf(body) is >= 0 and var index ? Patterns[index] : null;

    private int IndexOf(Utf8Text body)
    {
        using var json = JsonOf(body);
        var value = json?.RootElement ?? JsonSerializer.SerializeToElement(body.ToString());
        return patterns.FindIndex(pattern => pattern.IsOfJson == json is not null && pattern.Pattern.Matches(value));
    }

    private static (EventPattern Pattern, bool IsOfJson) Read(JsonElement json)
    {
        if (json.EnumerateObject().Any(field => field.Name != Body))
        {
            throw new FormatException("It has other fields than the body.");
        }

        var body = json.TryGetProperty(Body, out var found) ? found : throw new FormatException("It says nothing of the body.");
        return (EventPattern.Read(body), body.ValueKind == JsonValueKind.Object);
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
}
