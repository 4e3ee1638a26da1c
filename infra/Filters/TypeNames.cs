using Events;

namespace Infra.Filters;

/// <summary>What events of some types call themselves.</summary>
internal sealed class TypeNames
{
    public TypeNames(IEnumerable<EventType> types)
    {
        var list = types.ToList();
        Names = [.. list.Select(type => type.Name).Distinct()];
        BareNames = [.. list.Select(type => type.BareName).OfType<string>().Distinct()];
        Either = [.. Names, .. BareNames.Except(Names)];
    }

    /// <summary>As CloudEvents.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>As bare events; a type may have none.</summary>
    public IReadOnlyList<string> BareNames { get; }

    /// <summary>In the message attribute: publishers may set either.</summary>
    public IReadOnlyList<string> Either { get; }
}
