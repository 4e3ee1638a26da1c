using System.Globalization;
using System.Xml;

namespace Local.Endpoints.CloudWatch;

/// <summary>The query protocol: an element of a list is a <c>member</c>, times are ISO 8601.</summary>
internal sealed class XmlAnswer(string operation) : AnswerWriter
{
    public const string Namespace = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    public static readonly QueryXml Xml = new(Namespace);

    /// <summary>What was said: the elements are written when all is known to be good.</summary>
    private readonly List<Action<XmlWriter>> content = [];

    public override EndpointAnswer Finish() => Xml.Of(operation, xml => content.ForEach(write => write(xml)));

    public override void NumberMap(string name, IEnumerable<(string Key, double Value)> values)
    {
        BeginStructure(name);
        foreach (var (key, value) in values)
        {
            BeginStructure("entry");
            WriteText("key", key);
            WriteNumber("value", value);
            EndStructure();
        }

        EndStructure();
    }

    protected override void BeginStructure(string? name) => content.Add(xml => xml.WriteStartElement(name ?? "member", Namespace));

    protected override void EndStructure() => content.Add(xml => xml.WriteEndElement());

    protected override void BeginList(string name) => BeginStructure(name);

    protected override void EndList() => EndStructure();

    protected override void WriteText(string? name, string value) => content.Add(xml => Xml.Text(xml, name ?? "member", value));

    protected override void WriteNumber(string? name, double value) => WriteText(name, value.ToString("R", CultureInfo.InvariantCulture));

    protected override void WriteInteger(string name, long value) => WriteText(name, value.ToString(CultureInfo.InvariantCulture));

    protected override void WriteFlag(string name, bool value) => WriteText(name, value ? "true" : "false");

    protected override void WriteTime(string? name, DateTimeOffset value) =>
        WriteText(name, value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
