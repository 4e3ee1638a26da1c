using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Known only if all are, secret if any is, from the resources of all.</summary>
internal sealed class CombinedFacts
{
    private ImmutableHashSet<Resource>? _first;
    private ImmutableHashSet<Resource>.Builder? _more;
    private bool _isKnown = true;
    private bool _isSecret;

    public T Add<T>(OutputData<T> data)
    {
        _isKnown &= data.IsKnown;
        _isSecret |= data.IsSecret;
        if (data.Resources.Count > 0 && !ReferenceEquals(_first, data.Resources))
        {
            if (_first is null)
            {
                _first = data.Resources;
            }
            else
            {
                // One builder for all that follow: a union for each element would copy the set again and again.
                _more ??= _first.ToBuilder();
                _more.UnionWith(data.Resources);
            }
        }

        return data.Value;
    }

    public OutputData<T> Of<T>(T value)
        => new(_more?.ToImmutable() ?? _first ?? OutputData.NoResources, value, _isKnown, _isSecret);
}
