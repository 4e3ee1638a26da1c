using System.Text;
using System.Xml;
using Sim;
using Sim.Sns;

namespace Local.Endpoints.Sns;

/// <summary>One request to SNS, with what its action reads and the form of its answer.</summary>
internal sealed class SnsRequest(World world, AwsCall call)
{
    private readonly QueryForm form = new(call.Body.IsEmpty ? InAddress(call.Path) : call.Body);

    public World World { get; } = world;

    public QueryForm Form => form;

    public string? Action => form.Text("Action");

    public string RequestId => call.RequestId;

    /// <summary>X-Ray's header; null without.</summary>
    public string? TraceHeader => call.Headers?["X-Amzn-Trace-Id"] is { Count: 1 } header ? header[0] : null;

    /// <summary>Null if there is none.</summary>
    public string? Text(string name) => form.Text(name);

    /// <exception cref="AwsError">There is none.</exception>
    public string Required(string name) => form.Text(name) ?? throw ValidationErrors.Null($"{char.ToLowerInvariant(name[0])}{name[1..]}");

    public IReadOnlyList<string> Texts(string list) => form.Texts($"{list}.member");

    /// <summary>Empty if there is none: on the wire an empty map is none.</summary>
    public Dictionary<string, string> Map(string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in form.Pairs($"{name}.entry", "key", "value"))
        {
            map[key] = value;
        }

        return map;
    }

    public IReadOnlyList<KeyValuePair<string, string>> Tags() => form.Pairs("Tags.member", "Key", "Value");

    /// <summary>The fields may stand in the address instead of the body.</summary>
    private static ReadOnlyMemory<byte> InAddress(string path) =>
        path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? Encoding.UTF8.GetBytes(path[(query + 1)..]) : default;

    /// <param name="result">Null for an action that answers nothing.</param>
    public EndpointAnswer Answer(Action<XmlWriter>? result = null) => SnsXml.Of(Action!, RequestId, result);
}
