using System.Collections.Concurrent;
using System.Text;
using System.Xml;

namespace Local.Endpoints;

/// <summary>
/// Writes answers in XML, one after the other with the same writer: a writer of its own would be most of what an answer allocates.
/// </summary>
internal sealed class XmlBuffer
{
    /// <summary>What a larger answer needed is not kept.</summary>
    private const int LargestKept = 64 * 1024;

    private const int MostKept = 16;

    /// <summary>
    /// Without a byte order mark: the parser of the JavaScript SDK takes it for content. A fragment may have one root after
    /// the other. Characters that XML cannot carry are replaced before: see <see cref="XmlText"/>.
    /// </summary>
    private static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true, CheckCharacters = false, Encoding = new UTF8Encoding(false), ConformanceLevel = ConformanceLevel.Fragment,
    };

    private static readonly ConcurrentStack<XmlBuffer> Free = new();

    private readonly MemoryStream bytes = new(1_024);
    private readonly XmlWriter xml;

    private XmlBuffer() => xml = XmlWriter.Create(bytes, Settings);

    /// <param name="content">Writes one element.</param>
    public static EndpointAnswer Write(int status, Action<XmlWriter> content)
    {
        var buffer = Free.TryPop(out var free) ? free : new XmlBuffer();
        content(buffer.xml);
        buffer.xml.Flush();
        var answer = new EndpointAnswer(status, buffer.bytes.ToArray()) { ContentType = EndpointAnswer.Xml };
        // One that an exception left in the middle of an element is not used again.
        if (buffer.bytes.Capacity <= LargestKept && Free.Count < MostKept)
        {
            buffer.bytes.SetLength(0);
            Free.Push(buffer);
        }

        return answer;
    }
}
