namespace Local.Scaffolding;

/// <summary><c>Pulumi.&lt;stack&gt;.yaml</c> with one consumer more; comments, order and indentation stay as they are.</summary>
internal static class StackText
{
    private const string Section = "  infra:consumers:";

    public static string With(string yaml, NewConsumer consumer)
    {
        var lines = yaml.TrimEnd('\n', '\r', ' ').Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        string[] declaration =
        [
            $"    {consumer.Name}:",
            $"      takes: [{string.Join(", ", consumer.Takes.Select(type => type.Name))}]",
            $"      function: {consumer.Function}",
        ];
        var section = lines.FindIndex(line => line.TrimEnd() == Section || line.StartsWith(Section + " {}", StringComparison.Ordinal));
        if (section < 0)
        {
            lines.AddRange([Section, .. declaration]);
        }
        else
        {
            lines[section] = Section;
            // Behind the last line that belongs to the section: what is less indented begins something else.
            var end = lines.FindIndex(section + 1, line => line.Length > 0 && !line.StartsWith("    ", StringComparison.Ordinal) && !line.TrimStart().StartsWith('#'));
            end = end < 0 ? lines.Count : end;
            while (lines[end - 1].Trim().Length == 0)
            {
                end--;
            }

            lines.InsertRange(end, declaration);
        }

        return string.Join('\n', lines) + "\n";
    }
}
