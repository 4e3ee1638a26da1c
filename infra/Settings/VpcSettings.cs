namespace Infra.Settings;

/// <summary>Where a function meets private data.</summary>
/// <param name="Subnets">Ids; two at least, in different zones, so that one zone may fail (Security Hub Lambda.5).</param>
/// <param name="SecurityGroups">Ids; one at least.</param>
public sealed record VpcSettings(IReadOnlyList<string> Subnets, IReadOnlyList<string> SecurityGroups);
