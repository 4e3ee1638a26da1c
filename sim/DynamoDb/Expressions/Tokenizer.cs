namespace Sim.DynamoDb.Expressions;

/// <summary>Splits an expression into tokens. A character that belongs to none becomes a symbol that no grammar expects.</summary>
internal static class Tokenizer
{
    private const string EndMark = "<EOF>";

    private static readonly string[] TwoCharacterSymbols = ["<=", ">=", "<>"];

    public static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '\r' or '\n')
            {
                at++;
                continue;
            }

            var token = Next(text, at);
            tokens.Add(token);
            at = token.End;
        }

        tokens.Add(new Token(TokenKind.End, EndMark, text.Length));
        return tokens;
    }

    private static Token Next(string text, int at)
    {
        var first = text[at];
        // A bare name begins with a letter; behind # and : any name character will do.
        if (char.IsAsciiLetter(first))
        {
            return new Token(TokenKind.Word, text[at..EndOfName(text, at)], at);
        }

        if (first is '#' or ':' && EndOfName(text, at + 1) is var end && end > at + 1)
        {
            return new Token(first == '#' ? TokenKind.NameReference : TokenKind.ValueReference, text[at..end], at);
        }

        if (char.IsAsciiDigit(first))
        {
            var stop = at;
            while (stop < text.Length && char.IsAsciiDigit(text[stop]))
            {
                stop++;
            }

            return new Token(TokenKind.Index, text[at..stop], at);
        }

        var two = text.Substring(at, Math.Min(2, text.Length - at));
        return new Token(TokenKind.Symbol, TwoCharacterSymbols.Contains(two) ? two : first.ToString(), at);
    }

    private static int EndOfName(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return at;
    }
}
