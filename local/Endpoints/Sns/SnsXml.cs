using System.Xml;
using Sim;

namespace Local.Endpoints.Sns;

/// <summary>SNS's answers: XML in its namespace.</summary>
internal static class SnsXml
{
    private const string Namespace = "http://sns.amazonaws.com/doc/2010-03-31/";
    private const string NoRequestId = "00000000-0000-0000-0000-000000000000";

    public static EndpointAnswer Of(string action, Action<XmlWriter> result) => Written(200, xml =>
    {
        xml.WriteStartElement($"{action}Response", Namespace);
        xml.WriteStartElement($"{action}Result", Namespace);
        result(xml);
        xml.WriteEndElement();
        xml.WriteStartElement("ResponseMetadata", Namespace);
        Text(xml, "RequestId", NoRequestId);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public static EndpointAnswer Error(AwsError error) => Written(error.HttpStatus, xml =>
    {
        xml.WriteStartElement("ErrorResponse", Namespace);
        xml.WriteStartElement("Error", Namespace);
        Text(xml, "Type", "Sender");
        Text(xml, "Code", error.Code);
        Text(xml, "Message", error.Message);
        xml.WriteEndElement();
        Text(xml, "RequestId", NoRequestId);
        xml.WriteEndElement();
    });

    /// <summary>A list, each of whose elements is a <c>member</c>.</summary>
    public static void List<T>(XmlWriter xml, string name, IEnumerable<T> members, Action<T> write)
    {
        xml.WriteStartElement(name, Namespace);
        foreach (var member in members)
        {
            xml.WriteStartElement("member", Namespace);
            write(member);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    public static void Text(XmlWriter xml, string name, string? text)
    {
        if (text is not null)
        {
            xml.WriteElementString(name, Namespace, text);
        }
    }

    private static EndpointAnswer Written(int status, Action<XmlWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            content(xml);
        }

        return new EndpointAnswer(status, buffer.ToArray()) { ContentType = EndpointAnswer.Xml };
    }
}
