using System.Text.Json;
using Infra.Settings;

namespace Local.Scenarios;

/// <summary>One object of a scenario file, with its path.</summary>
internal sealed class ScenarioNode
{
    private readonly string file;
    private readonly JsonElement json;

    public ScenarioNode(string file, string path, JsonElement json)
    {
        this.file = file;
        this.json = json;
        Path = path;
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new UsageException($"{file}: {(path.Length == 0 ? "the file" : path)} must be an object, is {json.ValueKind}.");
        }
    }

    public string Path { get; }

    public JsonElement? Value(string key) => json.TryGetProperty(key, out var value) ? value : null;

    public string? Text(string key) => Value(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } value => throw Wrong(key, $"is {value.GetRawText()}, must be a text."),
    };

    public bool? Flag(string key) => Value(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True or JsonValueKind.False } value => value.GetBoolean(),
        { } value => throw Wrong(key, $"is {value.GetRawText()}, must be true or false."),
    };

    public int? Integer(string key, int least, int most) => Value(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) && number >= least && number <= most => number,
        { } value => throw Wrong(key, $"is {value.GetRawText()}, must be a whole number from {least} to {most}."),
    };

    public TimeSpan? Duration(string key) => Text(key) switch
    {
        null => null,
        var text when Infra.Settings.Duration.TryParse(text, out var duration) => duration,
        var text => throw Wrong(key, $"is `{text}`, must be a duration such as 30s or 5m."),
    };

    public ScenarioNode? Node(string key) => Value(key) is { } value ? new ScenarioNode(file, Under(key), value) : null;

    public IEnumerable<ScenarioNode>? List(string key) => Value(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select((item, index) => new ScenarioNode(file, $"{Under(key)}[{index}]", item.Clone()))],
        { } value => throw Wrong(key, $"is {value.ValueKind}, must be a list."),
    };

    public void RefuseOtherKeys(params IReadOnlyList<string> known)
    {
        foreach (var property in json.EnumerateObject().Where(property => !known.Contains(property.Name)))
        {
            throw new UsageException($"{file}: {Under(property.Name)} is not a key of a scenario. {Suggestion.For(property.Name, known)}");
        }
    }

    public UsageException Missing(string key, string what) => new($"{file}: {Under(key)} is missing: give {what}.");

    public UsageException Wrong(string key, string problem) => new($"{file}: {Under(key)} {problem}");

    private string Under(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
}
