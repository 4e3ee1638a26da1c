using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>An output whose value type is not known at compile time.</summary>
internal interface IOutput
{
    Task<ImmutableHashSet<Resource>> GetResourcesAsync();

    Task<OutputData<object?>> GetDataAsync();

    Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func);
}
