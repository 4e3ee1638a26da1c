using System.Globalization;
using System.Text;

namespace Local.Graphing;

/// <summary>A topology in Mermaid's language, as GitHub draws it. https://mermaid.js.org/syntax/flowchart.html</summary>
public static class MermaidText
{
    /// <summary>Beyond letters and digits; none of these means anything within quotes, neither to Mermaid nor to HTML.</summary>
    private const string Plain = " -_.,:/()=+?";

    private const string LineBreak = "<br/>";

    public static string Of(Topology topology)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (var node in topology.Nodes)
        {
            var (open, close) = ShapeOf(node.Kind);
            var lines = NoteOf(node.Kind) is { } note ? Quoted([node.Name, note]) : Quoted([node.Name]);
            text.Append(CultureInfo.InvariantCulture, $"  {node.Id}{open}{lines}{close}\n");
        }

        foreach (var edge in topology.Edges)
        {
            var label = edge.Label.Count == 0 ? string.Empty : $"|{Quoted(edge.Label)}|";
            text.Append(CultureInfo.InvariantCulture, $"  {edge.From.Id} {(edge.IsFailure ? "-.->" : "-->")}{label} {edge.To.Id}\n");
        }

        return text.ToString();
    }

    private static (string Open, string Close) ShapeOf(NodeKind kind) => kind switch
    {
        NodeKind.Topic => ("{{", "}}"),
        NodeKind.Function => ("(", ")"),
        NodeKind.Table => ("[(", ")]"),
        NodeKind.Url or NodeKind.Outside => ("([", "])"),
        _ => ("[[", "]]"),
    };

    private static string? NoteOf(NodeKind kind) => kind switch
    {
        NodeKind.Topic => "topic",
        NodeKind.Queue => "queue",
        NodeKind.Function => "function",
        NodeKind.Table => "table",
        NodeKind.DeadLetterQueue => "dead-letter queue",
        NodeKind.ParkingQueue => "parking queue",
        NodeKind.UndeliveredQueue => "undelivered queue",
        NodeKind.FailedQueue => "failed queue",
        _ => null,
    };

    private static string Quoted(IEnumerable<string> lines) => $"\"{string.Join(LineBreak, lines.Select(Escaped))}\"";

    /// <summary>Whatever is not plain is written by its code point, which Mermaid turns back into the character.</summary>
    private static string Escaped(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        Rune.IsControl(rune) ? "#65533;"
        : Rune.IsLetterOrDigit(rune) || (rune.IsAscii && Plain.Contains((char)rune.Value, StringComparison.Ordinal)) ? rune.ToString()
        : $"#{rune.Value};"));
}
