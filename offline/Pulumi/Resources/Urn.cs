using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>
/// The name of a resource that is unique among all: urn:pulumi:stack::project::parentType$type::name.
/// </summary>
public readonly struct Urn : IEquatable<Urn>
{
    private readonly string _value;

    public Urn(string value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException("URN cannot be null or empty.", nameof(value));
        }

        _value = value;
    }

    public static implicit operator string(Urn value) => value._value;

    public override string ToString() => _value;

    public bool Equals(Urn other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Urn other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);

    /// <summary>Puts a urn together; without a parent, project and stack are those of the running deployment.</summary>
    public static Output<string> Create(
        Input<string> name, Input<string> type,
        Resource? parent = null, Input<string>? parentUrn = null,
        Input<string>? project = null, Input<string>? stack = null)
    {
        if (parent is not null && parentUrn is not null)
        {
            throw new ArgumentException("Only one of 'parent' and 'parentUrn' can be non-null.");
        }

        var above = parent?.Urn ?? parentUrn?.ToOutput();
        var prefix = above is null
            ? Output.Format($"urn:pulumi:{stack ?? Deployment.Instance.StackName}::{project ?? Deployment.Instance.ProjectName}::")
            : above.Apply(urn => urn[..urn.LastIndexOf("::", StringComparison.Ordinal)] + "$");
        return Output.Format($"{prefix}{type}::{name}");
    }
}
