using System.Text.Json;

namespace Infra.Filters;

/// <summary>One value of a key's list in a filter policy; SNS takes a message of which any of them holds.</summary>
public abstract record FilterPattern
{
    private FilterPattern()
    {
    }

    /// <summary>What it adds to the policy's combinations. The names of an anything-but are counted each: the stricter reading.</summary>
    public virtual int Values => 1;

    /// <summary>The values it holds for; null if they cannot be told apart from the rest with SNS's own operators.</summary>
    public abstract ValueSet? Accepted { get; }

    public abstract void Write(Utf8JsonWriter writer);

    /// <summary>As it stands in a policy.</summary>
    public sealed override string ToString() => PolicyJson.Text(Write);

    public sealed record Text(string Value) : FilterPattern
    {
        public override ValueSet Accepted => ValueSet.OfTexts([Value]);

        public override void Write(Utf8JsonWriter writer) => writer.WriteStringValue(Value);
    }

    public sealed record Number(decimal Value) : FilterPattern
    {
        public override ValueSet Accepted => ValueSet.OfNumbers(NumberSet.Points([Value]));

        public override void Write(Utf8JsonWriter writer) => writer.WriteNumberValue(Value);
    }

    public sealed record Truth(bool Value) : FilterPattern
    {
        public override ValueSet Accepted => ValueSet.OfTruth(Value);

        public override void Write(Utf8JsonWriter writer) => writer.WriteBooleanValue(Value);
    }

    public sealed record Null : FilterPattern
    {
        public override ValueSet Accepted => ValueSet.Null;

        public override void Write(Utf8JsonWriter writer) => writer.WriteNullValue();
    }

    public sealed record Prefix(string Value) : FilterPattern
    {
        public override ValueSet Accepted => ValueSet.OfTexts(TextSet.Prefixed(Value));

        public override void Write(Utf8JsonWriter writer) => WriteOperator(writer, "prefix", () => writer.WriteStringValue(Value));
    }

    public sealed record Suffix(string Value) : FilterPattern
    {
        public override ValueSet? Accepted => null;

        public override void Write(Utf8JsonWriter writer) => WriteOperator(writer, "suffix", () => writer.WriteStringValue(Value));
    }

    public sealed record EqualsIgnoreCase(string Value) : FilterPattern
    {
        public override ValueSet? Accepted => null;

        public override void Write(Utf8JsonWriter writer) => WriteOperator(writer, "equals-ignore-case", () => writer.WriteStringValue(Value));
    }

    /// <summary>IPv4 or IPv6 addresses of a network.</summary>
    public sealed record Cidr(string Network) : FilterPattern
    {
        public override ValueSet? Accepted => null;

        public override void Write(Utf8JsonWriter writer) => WriteOperator(writer, "cidr", () => writer.WriteStringValue(Network));
    }

    public sealed record Exists(bool Value) : FilterPattern
    {
        public override ValueSet Accepted => Value ? ValueSet.Absent.Complement() : ValueSet.Absent;

        public override void Write(Utf8JsonWriter writer) => WriteOperator(writer, "exists", () => writer.WriteBooleanValue(Value));
    }

    /// <summary>Every value but null and these texts: numbers and booleans too.</summary>
    public sealed record AnythingButTexts(IReadOnlyList<string> Excluded) : FilterPattern
    {
        public override int Values => Excluded.Count;

        public override ValueSet Accepted => ValueSet.Present.Without(ValueSet.OfTexts(Excluded));

        public override void Write(Utf8JsonWriter writer) =>
            WriteOperator(writer, "anything-but", () => WriteList(writer, Excluded, writer.WriteStringValue));
    }

    /// <summary>Every value but null and these numbers: texts and booleans too.</summary>
    public sealed record AnythingButNumbers(IReadOnlyList<decimal> Excluded) : FilterPattern
    {
        public override int Values => Excluded.Count;

        public override ValueSet Accepted => ValueSet.Present.Without(ValueSet.OfNumbers(NumberSet.Points(Excluded)));

        public override void Write(Utf8JsonWriter writer) =>
            WriteOperator(writer, "anything-but", () => WriteList(writer, Excluded, writer.WriteNumberValue));
    }

    /// <summary>Every text that begins otherwise; unlike the lists, no other kind of value.</summary>
    public sealed record AnythingButPrefix(string Value) : FilterPattern
    {
        public override ValueSet Accepted => ValueSet.OfTexts(TextSet.Prefixed(Value).Complement());

        public override void Write(Utf8JsonWriter writer) => WriteOperator(
            writer, "anything-but", () => WriteOperator(writer, "prefix", () => writer.WriteStringValue(Value)));
    }

    public sealed record Numeric(NumberBounds Bounds) : FilterPattern
    {
        public override ValueSet Accepted => ValueSet.OfNumbers(NumberSet.Between(Bounds));

        public override void Write(Utf8JsonWriter writer) => WriteOperator(writer, "numeric", () =>
        {
            writer.WriteStartArray();
            foreach (var (comparison, operand) in Bounds.Comparisons())
            {
                writer.WriteStringValue(comparison);
                writer.WriteNumberValue(operand);
            }

            writer.WriteEndArray();
        });
    }

    private static void WriteOperator(Utf8JsonWriter writer, string name, Action operand)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(name);
        operand();
        writer.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter writer, IReadOnlyList<T> values, Action<T> write)
    {
        writer.WriteStartArray();
        foreach (var value in values)
        {
            write(value);
        }

        writer.WriteEndArray();
    }
}
