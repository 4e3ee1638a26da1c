namespace Local.Hosting.Processes;

/// <summary>Lines of a log, as many as one can want to read: a function that writes without end must not fill the memory.</summary>
internal sealed class LogLines(List<string> lines)
{
    /// <summary>CloudWatch's limit of one event, in characters here. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html</summary>
    public const int MostOfOneLine = 1024 * 1024;

    private const int MostCharacters = 8 * 1024 * 1024;
    private const int MostLines = 100_000;

    private long characters;
    private long dropped;

    public void Add(string line)
    {
        if (lines.Count >= MostLines || characters + line.Length > MostCharacters)
        {
            dropped++;
            return;
        }

        characters += line.Length;
        lines.Add(line);
    }

    /// <summary>Nothing is added after this.</summary>
    public void Close()
    {
        if (dropped > 0)
        {
            lines.Add($"({dropped} more lines are left out: a log of one invocation ends after {MostLines} lines or {MostCharacters} characters.)");
        }
    }
}
