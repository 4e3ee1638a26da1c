namespace Sim.CloudWatch;

/// <summary>Reads a composite alarm's rule: NOT binds before AND, AND before OR.</summary>
internal sealed class AlarmRuleReader(string text)
{
    private const int Longest = 10_240;
    private const int Deepest = 100;

    private int at;
    private int depth;

    public AlarmRule Read()
    {
        if (text.Length is 0 or > Longest)
        {
            throw Refused($"is {text.Length} characters long, must be 1 to {Longest}");
        }

        var rule = ReadAny();
        return Next() is '\0' ? rule : throw Refused($"has something after its end at position {at + 1}");
    }

    private AlarmRule ReadAny()
    {
        var rule = ReadAll();
        while (Takes("OR"))
        {
            rule = new AlarmRule.Any(rule, ReadAll());
        }

        return rule;
    }

    private AlarmRule ReadAll()
    {
        var rule = ReadOne();
        while (Takes("AND"))
        {
            rule = new AlarmRule.All(rule, ReadOne());
        }

        return rule;
    }

    private AlarmRule ReadOne()
    {
        // Each level is a frame of the stack: a rule of ten thousand parentheses must not end the process.
        if (++depth > Deepest)
        {
            throw Refused($"is nested more than {Deepest} deep");
        }

        var rule = Next() == '(' ? ReadGroup()
            : Takes("NOT") ? new AlarmRule.Not(ReadOne())
            : Takes("TRUE") ? new AlarmRule.Constant(true)
            : Takes("FALSE") ? new AlarmRule.Constant(false)
            : Takes("ALARM") ? new AlarmRule.InState(AlarmState.Alarm, ReadName())
            : Takes("OK") ? new AlarmRule.InState(AlarmState.Ok, ReadName())
            : Takes("INSUFFICIENT_DATA") ? new AlarmRule.InState(AlarmState.InsufficientData, ReadName())
            : throw Refused($"has no ALARM, OK, INSUFFICIENT_DATA, NOT, TRUE, FALSE or parenthesis at position {at + 1}");
        depth--;
        return rule;
    }

    private AlarmRule ReadGroup()
    {
        Expect('(');
        var rule = ReadAny();
        Expect(')');
        return rule;
    }

    /// <summary>A name or an ARN, in quotes or, if it has no blank and no parenthesis, without.</summary>
    private string ReadName()
    {
        Expect('(');
        var quoted = Next() == '"';
        at += quoted ? 1 : 0;
        var start = at;
        while (at < text.Length && (quoted ? text[at] != '"' : text[at] != ')' && !char.IsWhiteSpace(text[at])))
        {
            at++;
        }

        var name = text[start..at];
        if (quoted)
        {
            Expect('"');
        }

        Expect(')');
        // arn:aws:cloudwatch:eu-west-1:123456789012:alarm:NAME
        return name is "" ? throw Refused($"names no alarm at position {start + 1}")
            : name.StartsWith("arn:", StringComparison.Ordinal) ? string.Join(':', name.Split(':').Skip(6)) : name;
    }

    /// <summary>Passes over a word, if it is the next one and ends here.</summary>
    private bool Takes(string word)
    {
        Next();
        var end = at + word.Length;
        if (!text.AsSpan(at).StartsWith(word, StringComparison.Ordinal) || (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')))
        {
            return false;
        }

        at = end;
        return true;
    }

    private void Expect(char character)
    {
        if (Next() != character)
        {
            throw Refused($"has no `{character}` at position {at + 1}");
        }

        at++;
    }

    /// <summary>The next character that is no blank, where reading goes on; NUL at the end.</summary>
    private char Next()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length ? text[at] : '\0';
    }

    private static AwsError Refused(string why) => new("ValidationError", $"The alarm rule {why}.");
}
