using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

/// <summary>
/// One object of the settings, with its path. Reading a key checks its kind and bounds and notes every failure instead of
/// stopping at the first; <see cref="RefuseUnknownKeys"/> at the end finds the keys that nobody asked for.
/// </summary>
internal sealed class SettingsNode
{
    private readonly JsonElement json;
    private readonly List<string> failures;
    private readonly bool isSecret;
    private readonly HashSet<string> known = [];

    /// <param name="isSecret">No message shows a value of it.</param>
    public SettingsNode(string path, JsonElement json, List<string> failures, bool isSecret = false)
    {
        Path = path;
        this.failures = failures;
        this.isSecret = isSecret;
        this.json = json;
        if (!IsMapOrMissing)
        {
            Fail($"{path} is {Shown(json)}, must be a map of keys and values.");
        }
    }

    public string Path { get; }

    /// <summary>A project's own keys follow its name and a colon: <c>infra:protect</c>.</summary>
    private string PathOf(string key) => Path.EndsWith(':') ? $"{Path}{key}" : $"{Path}.{key}";

    /// <summary>Another kind of value has been noted already.</summary>
    public bool IsMapOrMissing => json.ValueKind is JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined;

    public bool IsMap => json.ValueKind == JsonValueKind.Object;

    public void Fail(string failure) => failures.Add(failure);

    public bool Has(string key) => Find(key) is not null;

    public bool IsSecret => isSecret;

    public bool? Flag(string key)
    {
        bool? flag = Find(key) switch
        {
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var parsed) => parsed,
            _ => null,
        };
        if (flag is null && Find(key) is { } given)
        {
            Fail($"{PathOf(key)} is {Shown(given)}, must be true or false.");
        }

        return flag;
    }

    /// <summary>One of a few words.</summary>
    public string? Choice(string key, params IReadOnlyList<string> choices)
    {
        if (Text(key) is not { } word || choices.Contains(word))
        {
            return Text(key);
        }

        Fail($"{PathOf(key)} is {Shown(Find(key)!.Value)}, must be one of {string.Join(", ", choices)}.");
        return null;
    }

    public double? Number(string key, Bounds<double> bounds, string advice)
    {
        double? number = Find(key) switch
        {
            { ValueKind: JsonValueKind.Number } value => value.GetDouble(),
            { ValueKind: JsonValueKind.String } value when double.TryParse(
                value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => null,
        };
        return Within(key, number, bounds, number => number.ToString(CultureInfo.InvariantCulture), string.Empty, "a number", advice);
    }

    /// <summary>Events a second.</summary>
    public double? Rate(string key, string advice)
    {
        double? rate = Find(key) is { ValueKind: JsonValueKind.String } value && Settings.Rate.TryParse(value.GetString()!, out var parsed) ? parsed : null;
        return Within(key, rate, new Bounds<double>(1d / 86_400, 1_000_000), Settings.Rate.Text, string.Empty, "a rate such as 50/s, 1000/m, 20/h or 5/d", advice);
    }

    /// <summary>The texts of a list, each of which must look like what it stands for.</summary>
    public IReadOnlyList<string>? Matching(string key, Regex pattern, string what)
    {
        var texts = Texts(key);
        foreach (var text in texts?.Where(text => !pattern.IsMatch(text)) ?? [])
        {
            Fail($"{PathOf(key)}: {Quoted(text)} is not {what}.");
        }

        return texts;
    }

    /// <summary>A map from names the user chose to texts; numbers and flags are taken as they are written.</summary>
    public IReadOnlyDictionary<string, string>? TextMap(string key)
    {
        if (Node(key) is not { IsMap: true } map)
        {
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.json.EnumerateObject())
        {
            if (entry.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            {
                texts[entry.Name] = entry.Value.ToString();
            }
            else
            {
                Fail($"{map.Path}.{entry.Name} is {Shown(entry.Value)}, must be a text.");
            }
        }

        return texts;
    }

    public string? Text(string key) => Read(key, value => value.ValueKind == JsonValueKind.String ? value.GetString() : null, "a text");

    public int? Integer(string key, Bounds<int> bounds, string unit, string advice)
    {
        int? number = Find(key) is { } value ? Integer(value) : null;
        return Within(key, number, bounds, number => $"{number}", unit, "a whole number", advice);
    }

    /// <param name="fractions">AWS mostly counts whole seconds; what is not for AWS may be finer.</param>
    public TimeSpan? Duration(string key, Bounds<TimeSpan> bounds, string advice, bool fractions = false)
    {
        TimeSpan? duration = Find(key) is { ValueKind: JsonValueKind.String } value
            && Settings.Duration.TryParse(value.GetString()!, out var parsed) ? parsed : null;
        if (!fractions && duration is { } exact && exact.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            Fail($"{PathOf(key)} is {Settings.Duration.Text(exact)}, must be whole seconds. AWS knows no fractions here.");
            return null;
        }

        return Within(key, duration, bounds, Settings.Duration.Text, string.Empty, "a duration such as 30s, 5m, 12h or 14d", advice);
    }

    public IReadOnlyList<string>? Texts(string key) => Read(
        key,
        value => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : (IReadOnlyList<string>?)null,
        "a list of texts");

    /// <summary>The value as it was given, for a reader that knows its shape.</summary>
    public JsonElement? Json(string key) => Find(key);

    public SettingsNode? Node(string key) => Find(key) is { } value ? new SettingsNode(PathOf(key), value, failures, isSecret) : null;

    /// <summary>The entries of a map whose keys are names the user chose.</summary>
    public IEnumerable<(string Name, SettingsNode Node)> Entries() => json.ValueKind != JsonValueKind.Object ? [] :
        json.EnumerateObject().Select(entry => (entry.Name, new SettingsNode(PathOf(entry.Name), entry.Value, failures, isSecret)));

    public void RefuseUnknownKeys()
    {
        if (!IsMap)
        {
            return;
        }

        foreach (var key in json.EnumerateObject().Select(entry => entry.Name).Where(key => !known.Contains(key)))
        {
            Fail($"{PathOf(key)} is not a setting. {Suggestion.For(key, known)}");
        }
    }

    private T? Within<T>(string key, T? value, Bounds<T> bounds, Func<T, string> text, string unit, string kind, string advice)
        where T : struct, IComparable<T>
    {
        if (Find(key) is not { } given)
        {
            return null;
        }

        var where = PathOf(key);
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
            Fail($"{PathOf(key)} is {Shown(value)}, must be {kind}.");
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

    private string Shown(JsonElement value) =>
        isSecret ? "***" : value.GetRawText() is { Length: > 60 } text ? $"{text[..60]}..." : value.GetRawText();

    /// <summary>A text of the user's in a message.</summary>
    public string Quoted(string text) => isSecret ? "***" : $"`{text}`";
}
