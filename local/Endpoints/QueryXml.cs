using System.Xml;
using Sim;

namespace Local.Endpoints;

/// <summary>Answers of the query protocol: XML in the namespace of a service.</summary>
internal sealed class QueryXml(string @namespace)
{
    private const string NoRequestId = "00000000-0000-0000-0000-000000000000";

    /// <param name="result">Writes what stands within the action's result.</param>
    public EndpointAnswer Of(string action, Action<XmlWriter> result) => XmlBuffer.Write(200, xml =>
    {
        xml.WriteStartElement($"{action}Response", @namespace);
        xml.WriteStartElement($"{action}Result", @namespace);
        result(xml);
        xml.WriteEndElement();
        xml.WriteStartElement("ResponseMetadata", @namespace);
        Text(xml, "RequestId", NoRequestId);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public EndpointAnswer Error(AwsError error) => XmlBuffer.Write(error.HttpStatus, xml =>
    {
        xml.WriteStartElement("ErrorResponse", @namespace);
        xml.WriteStartElement("Error", @namespace);
        Text(xml, "Type", error.HttpStatus < 500 ? "Sender" : "Receiver");
        Text(xml, "Code", error.Code);
        Text(xml, "Message", error.Message);
        xml.WriteEndElement();
        Text(xml, "RequestId", NoRequestId);
        xml.WriteEndElement();
    });

    public void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, @namespace, XmlText.Of(text));
}
