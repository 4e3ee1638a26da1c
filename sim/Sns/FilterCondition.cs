using System.Net;
using System.Text.Json;

namespace Sim.Sns;

/// <summary>One value of a key's list in a filter policy. It looks at one scalar of the message.</summary>
internal abstract class FilterCondition
{
    /// <summary>True if a message without the key matches: only <c>{"exists": false}</c>.</summary>
    public virtual bool MatchesAbsence => false;

    public abstract bool Matches(in FilterField field);
}

internal sealed class ExactCondition(JsonValueKind kind, string? text, double number) : FilterCondition
{
    public override bool Matches(in FilterField field) =>
        field.Kind == kind && (kind != JsonValueKind.Number || FilterNumber.AreSame(field.Number, number)) &&
        (kind != JsonValueKind.String || field.Text == text);
}

/// <summary>On an array this matches if any element is outside the set: a known surprise of SNS.</summary>
internal sealed class AnythingButCondition(ExactCondition[] excluded) : FilterCondition
{
    public override bool Matches(in FilterField field)
    {
        if (field.Kind == JsonValueKind.Null)
        {
            return false;
        }

        foreach (var value in excluded)
        {
            if (value.Matches(field))
            {
                return false;
            }
        }

        return true;
    }
}

internal sealed class AnythingButPrefixCondition(string prefix) : FilterCondition
{
    public override bool Matches(in FilterField field) =>
        field.Text is { } text && !text.StartsWith(prefix, StringComparison.Ordinal);
}

internal sealed class PrefixCondition(string prefix) : FilterCondition
{
    public override bool Matches(in FilterField field) =>
        field.Text is { } text && text.StartsWith(prefix, StringComparison.Ordinal);
}

internal sealed class SuffixCondition(string suffix) : FilterCondition
{
    public override bool Matches(in FilterField field) =>
        field.Text is { } text && text.EndsWith(suffix, StringComparison.Ordinal);
}

internal sealed class EqualsIgnoreCaseCondition(string expected) : FilterCondition
{
    public override bool Matches(in FilterField field) =>
        string.Equals(field.Text, expected, StringComparison.OrdinalIgnoreCase);
}

internal sealed class ExistsCondition(bool exists) : FilterCondition
{
    public override bool MatchesAbsence => !exists;

    public override bool Matches(in FilterField field) => exists;
}

/// <summary>One bound, or a lower and an upper one.</summary>
internal sealed class NumericCondition((string Operator, double Operand)[] bounds) : FilterCondition
{
    public override bool Matches(in FilterField field)
    {
        if (field.Kind != JsonValueKind.Number)
        {
            return false;
        }

        foreach (var (comparison, operand) in bounds)
        {
            var holds = comparison switch
            {
                "=" => FilterNumber.AreSame(field.Number, operand),
                "<" => field.Number < operand,
                "<=" => field.Number <= operand,
                ">" => field.Number > operand,
                _ => field.Number >= operand,
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }
}

internal sealed class CidrCondition(IPNetwork network) : FilterCondition
{
    public override bool Matches(in FilterField field) =>
        field.Text is { } text && IPAddress.TryParse(text, out var address) &&
        address.AddressFamily == network.BaseAddress.AddressFamily && network.Contains(address);
}
