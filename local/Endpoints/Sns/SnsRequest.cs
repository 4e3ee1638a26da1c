using System.Globalization;
using System.Text;
using System.Xml;
using Sim;
using Sim.Sns;

namespace Local.Endpoints.Sns;

/// <summary>One request to SNS, with what its action reads and the form of its answer.</summary>
internal sealed class SnsRequest(World world, AwsCall call)
{
    /// <summary>https://docs.aws.amazon.com/sns/latest/api/API_Tag.html</summary>
    private const int LongestTagKey = 128;
    private const int LongestTagValue = 256;

    private readonly QueryForm form = call.SnsAhead?.Form ?? new(call.Body.IsEmpty ? InAddress(call.Path) : call.Body);

    public World World { get; } = world;

    public QueryForm Form => form;

    /// <summary>The message of a publish, if it was read before its turn.</summary>
    public PublishRequest? ReadAhead => call.SnsAhead?.Message;

    public string? Action => form.Text("Action");

    public string RequestId => call.RequestId;

    /// <summary>X-Ray's header; null without.</summary>
    public string? TraceId => call.TraceId;

    /// <summary>Null if there is none.</summary>
    public string? Text(string name) => form.Text(name);

    /// <exception cref="AwsError">There is none.</exception>
    public string Required(string name) => form.Text(name) ?? throw ValidationErrors.Null(PathOf(name));

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

    /// <exception cref="AwsError">A key or a value that no tag has.</exception>
    public IReadOnlyList<KeyValuePair<string, string>> Tags()
    {
        var tags = new List<KeyValuePair<string, string>>();
        var complaints = new List<string?>();
        for (var number = 1; ; number++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"Tags.member.{number}.");
            if (!form.HasAny(prefix))
            {
                break;
            }

            var (key, value) = (Text($"{prefix}Key"), Text($"{prefix}Value"));
            var path = string.Create(CultureInfo.InvariantCulture, $"tags.{number}.member.");
            complaints.Add(ValidationErrors.OfLength(key, $"{path}key", 1, LongestTagKey));
            complaints.Add(ValidationErrors.OfLength(value, $"{path}value", 0, LongestTagValue));
            tags.Add(new(key ?? "", value ?? ""));
        }

        return complaints.OfType<string>().ToList() is { Count: > 0 } wrong ? throw ValidationErrors.Of(wrong) : tags;
    }

    /// <summary>How many the client wants to a page; the most without its word.</summary>
    /// <exception cref="AwsError">No number, or out of range.</exception>
    public int MaxResults(int most) => Text("MaxResults") is not { } text ? most
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? ValidationErrors.OfRange(number, "maxResults", 1, most) is { } complaint ? throw ValidationErrors.Of([complaint]) : number
        : throw new AwsError("MalformedInput", "MaxResults is no integer.");

    /// <exception cref="AwsError">There is none. An empty list is a field without a text.</exception>
    public void RequireList(string list)
    {
        if (!form.HasAny(list))
        {
            throw ValidationErrors.Null(PathOf(list));
        }
    }

    /// <summary>As SNS's validation names a parameter.</summary>
    private static string PathOf(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";

    /// <summary>The fields may stand in the address instead of the body.</summary>
    private static ReadOnlyMemory<byte> InAddress(string path) =>
        path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? Encoding.UTF8.GetBytes(path[(query + 1)..]) : default;

    /// <param name="result">Null for an action that answers nothing.</param>
    public EndpointAnswer Answer(Action<XmlWriter>? result = null) => SnsXml.Of(Action!, RequestId, result);
}
