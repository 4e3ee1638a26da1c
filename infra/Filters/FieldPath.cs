namespace Infra.Filters;

/// <summary>A field of an event's data, with dots between nested names: <c>customer.country</c>.</summary>
public sealed record FieldPath
{
    private const char Dot = '.';

    public FieldPath(string text)
    {
        Text = text;
        Names = text.Split(Dot);
    }

    public string Text { get; }

    /// <summary>From the outermost inwards.</summary>
    public IReadOnlyList<string> Names { get; }

    public FieldPath Under(string parent) => new($"{parent}{Dot}{Text}");

    public bool Equals(FieldPath? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}
