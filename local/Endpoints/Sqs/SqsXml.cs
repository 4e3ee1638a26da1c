using System.Text.Json;
using System.Xml;

namespace Local.Endpoints.Sqs;

/// <summary>SQS's answers in the query protocol: XML in its namespace, whose lists and maps are repeated elements.</summary>
internal static class SqsXml
{
    private const string Namespace = "http://queue.amazonaws.com/doc/2012-11-05/";

    /// <summary>Actions that have nothing to tell.</summary>
    private static readonly HashSet<string> WithoutResult =
    [
        "SetQueueAttributes", "DeleteQueue", "PurgeQueue", "TagQueue", "UntagQueue", "AddPermission", "RemovePermission", "DeleteMessage",
        "ChangeMessageVisibility",
    ];

    /// <summary>What each element of a list is called; the entries of a batch have the action's name in theirs.</summary>
    private static readonly Dictionary<string, string> Elements = new(StringComparer.Ordinal)
    {
        ["QueueUrls"] = "QueueUrl",
        ["queueUrls"] = "QueueUrl",
        ["Messages"] = "Message",
        ["Results"] = "ListMessageMoveTasksResultEntry",
        ["Failed"] = "BatchResultErrorEntry",
    };

    private static readonly Dictionary<string, (string Element, string Key)> Maps = new(StringComparer.Ordinal)
    {
        ["Attributes"] = ("Attribute", "Name"),
        ["MessageAttributes"] = ("MessageAttribute", "Name"),
        ["Tags"] = ("Tag", "Key"),
    };

    public static EndpointAnswer Of(string action, string requestId, JsonElement result) => Written(200, xml =>
    {
        xml.WriteStartElement($"{action}Response", Namespace);
        if (!WithoutResult.Contains(action))
        {
            xml.WriteStartElement($"{action}Result", Namespace);
            WriteMembers(xml, action, result);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("ResponseMetadata", Namespace);
        xml.WriteElementString("RequestId", Namespace, requestId);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public static EndpointAnswer Error(string code, string message, string requestId, int httpStatus) => Written(httpStatus, xml =>
    {
        xml.WriteStartElement("ErrorResponse", Namespace);
        xml.WriteStartElement("Error", Namespace);
        Text(xml, "Type", httpStatus < 500 ? "Sender" : "Receiver");
        Text(xml, "Code", code);
        Text(xml, "Message", message);
        xml.WriteStartElement("Detail", Namespace);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteElementString("RequestId", Namespace, requestId);
        xml.WriteEndElement();
    });

    /// <summary>A request that names no action.</summary>
    public static EndpointAnswer UnknownOperation() => Written(404, xml => xml.WriteElementString("UnknownOperationException", ""));

    private static void WriteMembers(XmlWriter xml, string action, JsonElement structure)
    {
        foreach (var member in structure.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Array)
            {
                var name = Elements.GetValueOrDefault(member.Name) ?? $"{action}ResultEntry";
                foreach (var element in member.Value.EnumerateArray())
                {
                    Write(xml, action, name, element);
                }
            }
            else if (Maps.TryGetValue(member.Name, out var map) && member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var entry in member.Value.EnumerateObject())
                {
                    xml.WriteStartElement(map.Element, Namespace);
                    Text(xml, map.Key, entry.Name);
                    Write(xml, action, "Value", entry.Value);
                    xml.WriteEndElement();
                }
            }
            else
            {
                Write(xml, action, member.Name, member.Value);
            }
        }
    }

    private static void Write(XmlWriter xml, string action, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            xml.WriteStartElement(name, Namespace);
            WriteMembers(xml, action, value);
            xml.WriteEndElement();
        }
        else
        {
            Text(xml, name, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        }
    }

    /// <summary>Whatever a client put into a name or a tag, the answer stays well-formed.</summary>
    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, XmlText.Of(text));

    private static EndpointAnswer Written(int status, Action<XmlWriter> content)
    {
        using var buffer = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize };
        using (var xml = XmlWriter.Create(buffer, settings))
        {
            content(xml);
        }

        return new EndpointAnswer(status, buffer.ToArray()) { ContentType = EndpointAnswer.Xml };
    }
}
