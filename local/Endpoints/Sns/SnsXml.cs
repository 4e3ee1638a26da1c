using System.Xml;
using Sim;

namespace Local.Endpoints.Sns;

/// <summary>SNS's answers: XML in its namespace.</summary>
internal static class SnsXml
{
    private const string Namespace = "http://sns.amazonaws.com/doc/2010-03-31/";

    /// <param name="result">Null for an action that answers nothing.</param>
    public static EndpointAnswer Of(string action, string requestId, Action<XmlWriter>? result) => XmlBuffer.Write(200, xml =>
    {
        xml.WriteStartElement($"{action}Response", Namespace);
        if (result is not null)
        {
            xml.WriteStartElement($"{action}Result", Namespace);
            result(xml);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("ResponseMetadata", Namespace);
        Text(xml, "RequestId", requestId);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public static EndpointAnswer Error(AwsError error, string requestId) => XmlBuffer.Write(error.HttpStatus, xml =>
    {
        xml.WriteStartElement("ErrorResponse", Namespace);
        xml.WriteStartElement("Error", Namespace);
        Text(xml, "Type", error.HttpStatus < 500 ? "Sender" : "Receiver");
        Text(xml, "Code", error.Code);
        Text(xml, "Message", error.Message);
        xml.WriteEndElement();
        Text(xml, "RequestId", requestId);
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

    /// <summary>A map, each of whose elements is an <c>entry</c> with key and value.</summary>
    public static void Map(XmlWriter xml, string name, IEnumerable<KeyValuePair<string, string>> entries)
    {
        xml.WriteStartElement(name, Namespace);
        foreach (var (key, value) in entries)
        {
            xml.WriteStartElement("entry", Namespace);
            Text(xml, "key", key);
            Text(xml, "value", value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Nothing for null. What XML cannot carry is replaced: names in errors come from outside.</summary>
    public static void Text(XmlWriter xml, string name, string? text)
    {
        if (text is not null)
        {
            xml.WriteElementString(name, Namespace, XmlText.Of(text));
        }
    }
}
