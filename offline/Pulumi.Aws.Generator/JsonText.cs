using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Pulumi.Aws.Generator;

/// <summary>
/// Reads JSON into dictionaries, lists, strings, doubles and booleans. The compiler loads generators without their packages,
/// and netstandard2.0 has no reader of its own.
/// </summary>
internal sealed class JsonText
{
    private readonly string text;
    private int at;

    private JsonText(string text) => this.text = text;

    public static object Parse(string text) => new JsonText(text).Value();

    private object Value()
    {
        SkipSpace();
        switch (text[at])
        {
            case '{': return Members();
            case '[': return Items();
            case '"': return Text();
            default: return Literal();
        }
    }

    private Dictionary<string, object> Members()
    {
        var members = new Dictionary<string, object>();
        for (at++; !Ends('}');)
        {
            var name = Text();
            SkipSpace();
            at++;
            members.Add(name, Value());
        }

        return members;
    }

    private List<object> Items()
    {
        var items = new List<object>();
        for (at++; !Ends(']');)
        {
            items.Add(Value());
        }

        return items;
    }

    private bool Ends(char end)
    {
        SkipSpace();
        if (text[at] == ',')
        {
            at++;
            SkipSpace();
        }

        if (text[at] != end)
        {
            return false;
        }

        at++;
        return true;
    }

    private string Text()
    {
        var result = new StringBuilder();
        for (at++; text[at] != '"'; at++)
        {
            if (text[at] == '\\')
            {
                throw new FormatException($"schema.json, character {at}: escapes do not occur in names and tokens.");
            }

            result.Append(text[at]);
        }

        at++;
        return result.ToString();
    }

    private object Literal()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '+' or '.'))
        {
            at++;
        }

        var word = text.Substring(start, at - start);
        return word switch
        {
            "true" => true,
            "false" => false,
            _ => double.Parse(word, CultureInfo.InvariantCulture),
        };
    }

    private void SkipSpace()
    {
        while (char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
