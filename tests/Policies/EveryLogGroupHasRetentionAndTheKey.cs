using Sim.Policies;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>Kept for as long as the settings say, in production for a year, and never in plain text.</summary>
[Trait("Control", "CloudWatch.16")]
public sealed class EveryLogGroupHasRetentionAndTheKey
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        var least = stack == Stacks.Production ? 365 : 1;
        Sentence.HoldsForAll(landscape.Of(AwsType.LogGroup), group =>
            group.Integer("retentionInDays") is not { } days ? "is kept for ever"
            : days < least ? $"is kept for {days} days, {least} at least"
            : group.TextOrNull("kmsKeyId") != landscape.KeyArn ? "is not under the key"
            : landscape.PolicyOfKey is { } key && !key.Allows(Encrypting(landscape, group.Text("arn"))) ? "is not let use the key"
            : null);
    }

    private static AccessRequest Encrypting(Landscape landscape, string group) =>
        new AccessRequest { Principal = $"logs.{landscape.Region}.amazonaws.com", Action = "kms:Encrypt", Resource = landscape.KeyArn! }
            .With("kms:EncryptionContext:aws:logs:arn", group);
}
