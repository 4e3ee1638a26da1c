namespace Sim.DynamoDb.Expressions;

/// <summary>
/// What can be wrong with an expression that parses. DynamoDB answers one error, in this order, whatever stands first in
/// the text; and a syntax error before all of them.
/// </summary>
internal enum Objection
{
    RedundantParentheses,
    UnknownFunction,
    MisusedFunction,
    ReservedWord,
    RepeatedSection,
    UndefinedName,
    UndefinedValue,
    OverlappingPaths,
    ConflictingPaths,
    WrongOperand,
}
