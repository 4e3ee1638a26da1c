using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace Functions.Publishing.Sns;

/// <summary>Reads SNS's XML answers to PublishBatch.</summary>
internal static class SnsQueryAnswer
{
    /// <exception cref="SnsException">It is no answer to PublishBatch.</exception>
    public static PublishBatchResponse Response(string xml, HttpStatusCode status)
    {
        if (Parse(xml)?.Element("PublishBatchResponse")?.Element("PublishBatchResult") is not { } result)
        {
            throw new SnsException(PublishCode.UnreadableAnswer, $"SNS answered {(int)status} with something that is no PublishBatchResponse", status);
        }

        return new PublishBatchResponse(
            [.. Members(result, "Successful").Select(entry => new PublishBatchResultEntry(Text(entry, "Id"), Text(entry, "MessageId")))],
            [
                .. Members(result, "Failed").Select(entry => new BatchResultErrorEntry(
                    Text(entry, "Id"), Text(entry, "Code"), Text(entry, "Message"), Text(entry, "SenderFault") == "true")),
            ]);
    }

    /// <summary>What an answer other than 200 says; a proxy on the way may have written no XML.</summary>
    public static SnsException Error(string xml, HttpStatusCode status) => Parse(xml)?.Element("ErrorResponse")?.Element("Error") is { } error
        ? new SnsException(Text(error, "Code"), Text(error, "Message"), status)
        : new SnsException($"Http{(int)status}", $"SNS answered {(int)status} {status} without an error code", status);

    private static IEnumerable<XElement> Members(XElement result, string list) => result.Element(list)?.Elements("member") ?? [];

    private static string Text(XElement parent, string name) => parent.Element(name)?.Value ?? string.Empty;

    /// <summary>The document without namespaces, which stand-ins of SNS leave out or write differently; null if it is no XML.</summary>
    private static XDocument? Parse(string xml)
    {
        try
        {
            using var text = new StringReader(xml);
            using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var document = XDocument.Load(reader);
            foreach (var element in document.Descendants())
            {
                element.Name = element.Name.LocalName;
            }

            return document;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
