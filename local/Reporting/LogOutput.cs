namespace Local.Reporting;

/// <summary>What functions log, as <c>--logs</c> shows it: a line stays a line, whatever it was made of.</summary>
public sealed class LogOutput(TextWriter output)
{
    public void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(PrintedText.Of(MaskedText.Of(line)));
        }
    }
}
