using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Lambda;

namespace Infra.Components;

/// <summary>
/// The function behind a URL that takes events over HTTPS, checks each against the catalog and publishes it. Only callers
/// with an AWS identity get in.
/// </summary>
public sealed class IngestFunction : ComponentResource
{
    private const string Authorization = "AWS_IAM";

    public IngestFunction(
        string name,
        IngestSettings settings,
        IReadOnlyList<(TopicSettings Settings, EventTopic Topic)> topics,
        Placement placement,
        ComponentResourceOptions? options = null)
        : base("infra:components:IngestFunction", name, options)
    {
        Function = new EventFunction(
            name,
            settings.Function,
            [TopicPublishing.Grant(topics)],
            new Dictionary<string, Output<string>>
            {
                [FunctionVariables.Topics] = TopicPublishing.Describe(topics),
                [FunctionVariables.Timeout] = Output.Create($"{(int)settings.Function.Timeout.TotalSeconds}"),
            },
            placement,
            new ComponentResourceOptions { Parent = this });
        Url = CreateUrl(name).FunctionUrlResult;
        foreach (var account in settings.Callers.Accounts)
        {
            Permit(name, account);
        }

        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Url });
    }

    public EventFunction Function { get; }

    public Output<string> Url { get; }

    private FunctionUrl CreateUrl(string name) => new(
        $"{name}-url",
        new FunctionUrlArgs { FunctionName = Function.Name, Qualifier = Function.Live.Name, AuthorizationType = Authorization },
        new CustomResourceOptions { Parent = this });

    /// <summary>Since October 2025 a caller needs both. https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html</summary>
    private void Permit(string name, string account)
    {
        _ = new Permission(
            $"{name}-{account}-url",
            new PermissionArgs
            {
                Action = "lambda:InvokeFunctionUrl",
                Function = Function.Name,
                Qualifier = Function.Live.Name,
                Principal = account,
                FunctionUrlAuthType = Authorization,
            },
            new CustomResourceOptions { Parent = this });
        _ = new Permission(
            $"{name}-{account}",
            new PermissionArgs
            {
                Action = "lambda:InvokeFunction",
                Function = Function.Name,
                Qualifier = Function.Live.Name,
                Principal = account,
                InvokedViaFunctionUrl = true,
            },
            new CustomResourceOptions { Parent = this });
    }
}
