namespace Sim.DynamoDb.Expressions;

internal enum TokenKind
{
    /// <summary>A bare name, a function or a keyword: which of them, only the grammar can tell.</summary>
    Word,

    /// <summary>#name</summary>
    NameReference,

    /// <summary>:value</summary>
    ValueReference,

    Index,
    Symbol,
    End,
}

/// <param name="Start">Where it begins in the expression.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start)
{
    public int End => Kind == TokenKind.End ? Start : Start + Text.Length;

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Keywords may be written in any case; names of functions may not.</summary>
    public bool IsKeyword(string keyword) =>
        Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
