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
    private readonly string _text;
    private int _at;

    private JsonText(string text) => _text = text;

    public static object Parse(string text) => new JsonText(text).Value();

    private object Value()
    {
        SkipSpace();
        switch (_text[_at])
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
        for (_at++; !Ends('}');)
        {
            var name = Text();
            SkipSpace();
            _at++;
            members.Add(name, Value());
        }

        return members;
    }

    private List<object> Items()
    {
        var items = new List<object>();
        for (_at++; !Ends(']');)
        {
            items.Add(Value());
        }

        return items;
    }

    private bool Ends(char end)
    {
        SkipSpace();
        if (_text[_at] == ',')
        {
            _at++;
            SkipSpace();
        }

        if (_text[_at] != end)
        {
            return false;
        }

        _at++;
        return true;
    }

    private string Text()
    {
        var result = new StringBuilder();
        for (_at++; _text[_at] != '"'; _at++)
        {
            if (_text[_at] == '\\')
            {
                throw new FormatException($"schema.json, character {_at}: escapes do not occur in names and tokens.");
            }

            result.Append(_text[_at]);
        }

        _at++;
        return result.ToString();
    }

    private object Literal()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '-' or '+' or '.'))
        {
            _at++;
        }

        var word = _text.Substring(start, _at - start);
        return word switch
        {
            "true" => true,
            "false" => false,
            _ => double.Parse(word, CultureInfo.InvariantCulture),
        };
    }

    private void SkipSpace()
    {
        while (char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }
}
