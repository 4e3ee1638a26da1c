using System.Text.Json;
using Pulumi;
using Pulumi.Testing;

namespace Local.Declaration;

/// <summary>What a Pulumi program declares: the program itself has run, only AWS was not there.</summary>
public sealed class Recording
{
    /// <summary>AWS's example account, for a stack that names none.</summary>
    public const string ExampleAccount = "123456789012";

    private const string ConfigVariable = "PULUMI_CONFIG";
    private const string SecretsVariable = "PULUMI_CONFIG_SECRET_KEYS";

    // Pulumi reads its configuration from the environment, which belongs to the whole process.
    private static readonly SemaphoreSlim Environment = new(1, 1);

    internal Recording(Stack program, IReadOnlyList<RecordedResource> resources, Secrecy secrecy)
    {
        Program = program;
        Resources = resources;
        Secrecy = secrecy;
    }

    /// <summary>The program's own stack, with its outputs.</summary>
    public Stack Program { get; }

    /// <summary>All of them in the order of their urns: the stack, components, providers and what AWS holds.</summary>
    public IReadOnlyList<RecordedResource> Resources { get; }

    public RecordedResource Stack => Resources.Single(resource => resource.Parent is null);

    /// <summary>What must not be shown of it.</summary>
    public Secrecy Secrecy { get; }

    /// <summary>The same, with what somebody would change by hand: to see what would come of it.</summary>
    public Recording With(Func<RecordedResource, RecordedResource> change) => new(Program, [.. Resources.Select(change)], Secrecy);

    /// <param name="program">Makes the stack; it hands on the options, by which the recording watches.</param>
    /// <exception cref="UsageException">Two resources have one urn, or the program asks for what has no answer here.</exception>
    public static async Task<Recording> OfAsync<TStack>(StackFile file, Func<StackOptions, TStack> program)
        where TStack : Stack
    {
        var declarations = new Declarations(file.Project, file.Stack);
        var answer = new AwsAnswer(new AwsProvider(file.Account, file.Region, AwsProvider.TagsOf(file.Config.GetValueOrDefault("aws:defaultTags"))));
        var mocks = new RecordingMocks(declarations, answer);
        await Environment.WaitAsync();
        string[] variables = [ConfigVariable, SecretsVariable];
        var before = variables.Select(System.Environment.GetEnvironmentVariable).ToList();
        try
        {
            System.Environment.SetEnvironmentVariable(ConfigVariable, JsonSerializer.Serialize(ConfigOf(file)));
            System.Environment.SetEnvironmentVariable(SecretsVariable, JsonSerializer.Serialize(file.Secrets));
            var declared = await Deployment.TestWithServiceProviderAsync<TStack>(
                mocks,
                new OneStack<TStack>(() => program(declarations.Watching())),
                new TestOptions { ProjectName = file.Project, StackName = file.Stack, IsPreview = false });
            declarations.RefuseDuplicates();
            return await new Transcript(declarations, mocks, file.Project, file.Stack).WriteAsync(declared.OfType<TStack>().Single());
        }
        finally
        {
            foreach (var (variable, value) in variables.Zip(before))
            {
                System.Environment.SetEnvironmentVariable(variable, value);
            }

            Environment.Release();
        }
    }

    /// <summary>With the account that this machine stands for: the program deploys to none that is not named.</summary>
    private static Dictionary<string, string> ConfigOf(StackFile file) =>
        new(file.Config) { [$"{file.Project}:account"] = file.Account };

    /// <summary>The SDK takes a stack with options from a service provider only.</summary>
    private sealed class OneStack<TStack>(Func<TStack> create) : IServiceProvider
        where TStack : Stack
    {
        public object? GetService(Type serviceType) => serviceType == typeof(TStack) ? create() : null;
    }
}
