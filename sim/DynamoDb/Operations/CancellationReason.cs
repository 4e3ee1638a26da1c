using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Operations;

/// <summary>Why one part of a transaction kept all of it from being written.</summary>
/// <param name="Code"><c>None</c> of a part that did not.</param>
/// <param name="Item">What stood in the way, if the part asked for it.</param>
internal sealed record CancellationReason(string Code, string? Message = null, MapValue? Item = null)
{
    public static readonly CancellationReason None = new("None");
}
