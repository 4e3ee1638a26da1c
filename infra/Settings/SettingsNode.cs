using System.Text.Json;

namespace Infra.Settings;

/// <summary>
/// One object of the settings, with its path. Reading a key checks its kind and bounds and notes every failure instead of
/// stopping at the first; <see cref="RefuseUnknownKeys"/> at the end finds the keys that nobody asked for.
/// </summary>
internal sealed class SettingsNode
{
    private readonly JsonElement json;
    private readonly List<string> failures;
    private readonly HashSet<string> known = [];

    public SettingsNode(string path, JsonElement json, List<string> failures)
    {
        Path = path;
        this.failures = failures;
        this.json = json;
        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            Fail($"{path} is {Shown(json)}, must be a map of keys and values.");
        }
    }

    public string Path { get; }

    public bool IsMap => json.ValueKind == JsonValueKind.Object;

    public void Fail(string failure) => failures.Add(failure);

    public bool Has(string key) => Find(key) is not null;

    public string? Text(string key) => Read(key, value => value.ValueKind == JsonValueKind.String ? value.GetString() : null, "a text");

    public int? Integer(string key, Bounds<int> bounds, string unit, string advice)
    {
        int? number = Find(key) is { } value ? Integer(value) : null;
        return Within(key, number, bounds, number => $"{number}", unit, "a whole number", advice);
    }

    public TimeSpan? Duration(string key, Bounds<TimeSpan> bounds, string advice)
    {
        TimeSpan? duration = Find(key) is { ValueKind: JsonValueKind.String } value
            && Settings.Duration.TryParse(value.GetString()!, out var parsed) ? parsed : null;
        return Within(key, duration, bounds, Settings.Duration.Text, string.Empty, "a duration such as 30s, 5m, 12h or 14d", advice);
    }

    public IReadOnlyList<string>? Texts(string key) => Read(
        key,
        value => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : (IReadOnlyList<string>?)null,
        "a list of texts");

    public SettingsNode? Node(string key) => Find(key) is { } value ? new SettingsNode($"{Path}.{key}", value, failures) : null;

    /// <summary>The entries of a map whose keys are names the user chose.</summary>
    public IEnumerable<(string Name, SettingsNode Node)> Entries() => json.ValueKind != JsonValueKind.Object ? [] :
        json.EnumerateObject().Select(entry => (entry.Name, new SettingsNode($"{Path}.{entry.Name}", entry.Value, failures)));

    public void RefuseUnknownKeys()
    {
        if (!IsMap)
        {
            return;
        }

        foreach (var key in json.EnumerateObject().Select(entry => entry.Name).Where(key => !known.Contains(key)))
        {
            Fail($"{Path}.{key} is not a setting. {Suggestion.For(key, known)}");
        }
    }

    private T? Within<T>(string key, T? value, Bounds<T> bounds, Func<T, string> text, string unit, string kind, string advice)
        where T : struct, IComparable<T>
    {
        if (Find(key) is not { } given)
        {
            return null;
        }

        var where = $"{Path}.{key}";
        var range = $"from {text(bounds.Least)} to {text(bounds.Most)}{unit}";
        if (value is not { } number)
        {
            Fail($"{where} is {Shown(given)}, must be {kind} {range}. {advice}");
            return null;
        }

        if (!bounds.Contain(number))
        {
            Fail($"{where} is {text(number)}, must be {range}. {advice}");
            return null;
        }

        return number;
    }

    private T? Read<T>(string key, Func<JsonElement, T?> read, string kind)
        where T : class
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        var result = read(value);
        if (result is null)
        {
            Fail($"{Path}.{key} is {Shown(value)}, must be {kind}.");
        }

        return result;
    }

    private JsonElement? Find(string key)
    {
        known.Add(key);
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null
            ? value : null;
    }

    /// <summary>Pulumi hands numbers of structured settings over as numbers, and those set on the command line as text.</summary>
    private static int? Integer(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(value.GetString(), out var number) => number,
        _ => null,
    };

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? $"{text[..60]}..." : value.GetRawText();
}
