using Infra.Policies;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Kms;
using Alias = Pulumi.Aws.Kms.Alias;

namespace Infra.Components;

/// <summary>
/// The key that encrypts what rests in the stack's queues, topics, tables, logs and environments, with exactly the grants
/// that the services need. A missing one is the classic silent failure: SNS publishes, the encrypted queue refuses, nobody
/// sees an error. https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
/// </summary>
public sealed class EncryptionKey : ComponentResource
{
    /// <summary>The longest that KMS offers: until then a deletion by mistake can be taken back.</summary>
    private const int DeletionWindowDays = 30;

    public EncryptionKey(string name, StackSettings settings, Placement placement, ComponentResourceOptions? options = null)
        : base("infra:components:EncryptionKey", name, options)
    {
        var key = CreateKey(name, settings, placement);
        Name(name, key);

        Arn = key.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    public Output<string> Arn { get; }

    private Key CreateKey(string name, StackSettings settings, Placement placement) => new(
        name,
        new KeyArgs
        {
            Description = $"Encrypts the events of the stack {Deployment.Instance.StackName} wherever they rest.",
            EnableKeyRotation = true,
            DeletionWindowInDays = DeletionWindowDays,
            Policy = KeyPolicy.Of(settings, placement),
        },
        placement.Stateful(this));

    private Alias Name(string name, Key key) => new(
        $"{name}-alias",
        new AliasArgs { Name = $"alias/{PhysicalName.Of(name)}", TargetKeyId = key.KeyId },
        new CustomResourceOptions { Parent = this });
}
