using System.Globalization;
using System.Text;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Expressions;

/// <summary>What the grammars of conditions, updates and projections have in common: tokens, paths, values and errors.</summary>
internal sealed class ExpressionReader
{
    private const int MaximumSize = 4096;

    private readonly SortedDictionary<Objection, string> objections = [];
    private readonly string parameter;
    private readonly string text;
    private readonly ExpressionScope scope;
    private readonly List<Token> tokens;
    private int position;

    /// <param name="parameter">The parameter of the request, which every error names.</param>
    public ExpressionReader(string parameter, string text, ExpressionScope scope)
    {
        this.parameter = parameter;
        this.text = text;
        this.scope = scope;
        if (text.Length == 0)
        {
            throw Invalid("The expression can not be empty;");
        }

        var size = Encoding.UTF8.GetByteCount(text);
        if (size > MaximumSize)
        {
            throw Invalid($"Expression size has exceeded the maximum allowed size; expression size: {size}");
        }

        tokens = Tokenizer.Tokens(text);
    }

    public Token Current => tokens[position];

    public Token Following => tokens[Math.Min(position + 1, tokens.Count - 1)];

    public Token Take() => tokens[position++];

    public bool TrySymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol))
        {
            return false;
        }

        position++;
        return true;
    }

    public bool TryKeyword(string keyword)
    {
        if (!Current.IsKeyword(keyword))
        {
            return false;
        }

        position++;
        return true;
    }

    public void Symbol(string symbol)
    {
        if (!TrySymbol(symbol))
        {
            throw SyntaxError();
        }
    }

    public void Keyword(string keyword)
    {
        if (!TryKeyword(keyword))
        {
            throw SyntaxError();
        }
    }

    /// <summary>The expression must end here, and nothing may be held against it.</summary>
    public void End()
    {
        if (Current.Kind != TokenKind.End)
        {
            throw SyntaxError();
        }

        if (objections.Count > 0)
        {
            throw Invalid(objections.First().Value);
        }
    }

    public void Object(Objection objection, string message) => objections.TryAdd(objection, message);

    public DocumentPath Path()
    {
        var steps = new List<PathStep> { PathStep.To(Name()) };
        while (true)
        {
            if (TrySymbol("."))
            {
                steps.Add(PathStep.To(Name()));
            }
            else if (TrySymbol("["))
            {
                steps.Add(PathStep.At(Index()));
                Symbol("]");
            }
            else
            {
                var path = new DocumentPath(steps);
                scope.Mention(path);
                return path;
            }
        }
    }

    public AttributeValue Value()
    {
        if (Current.Kind != TokenKind.ValueReference)
        {
            throw SyntaxError();
        }

        var reference = Take().Text;
        if (scope.Value(reference) is { } value)
        {
            return value;
        }

        Object(
            Objection.UndefinedValue,
            $"An expression attribute value used in expression is not defined; attribute value: {reference}");
        return NullValue.Instance;
    }

    /// <summary>DynamoDB shows the token between its neighbours, as they stand in the text.</summary>
    public AwsError SyntaxError()
    {
        var start = position == 0 ? 0 : tokens[position - 1].Start;
        var near = text[start..Following.End];
        return Invalid($"Syntax error; token: \"{Current.Text}\", near: \"{near}\"");
    }

    private string Name()
    {
        switch (Current.Kind)
        {
            case TokenKind.Word:
                var word = Take().Text;
                if (ReservedWords.Contains(word))
                {
                    Object(Objection.ReservedWord, $"Attribute name is a reserved keyword; reserved keyword: {word}");
                }

                return word;
            case TokenKind.NameReference:
                var reference = Take().Text;
                if (scope.Name(reference) is { } name)
                {
                    return name;
                }

                Object(
                    Objection.UndefinedName,
                    $"An expression attribute name used in the document path is not defined; attribute name: {reference}");
                return reference;
            default:
                throw SyntaxError();
        }
    }

    private int Index()
    {
        if (Current.Kind != TokenKind.Index || !int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            throw SyntaxError();
        }

        position++;
        return index;
    }

    private AwsError Invalid(string message) => Refusal.Validation($"Invalid {parameter}: {message}");
}
