using System.Collections.Concurrent;
using Local.Declaration;
using Tests.House;

namespace Tests.Policies;

/// <summary>What the sentences are held to: the stacks that are deployed, and one that uses every setting. Each is declared once.</summary>
internal static class Stacks
{
    public const string Development = "dev";
    public const string Production = "prod";

    /// <summary>Every feature of <c>Pulumi.yaml</c>, see <c>Pulumi.everything.yaml</c>.</summary>
    public const string Everything = "everything";

    /// <summary>The same, with the services' own keys in place of the stack's.</summary>
    public const string ServiceKeys = "service-keys";

    private static readonly ConcurrentDictionary<string, Lazy<Task<Landscape>>> Declared = new();

    public static IReadOnlyList<string> Deployed { get; } = [Development, "staging", Production];

    public static IReadOnlyList<string> All { get; } = [.. Deployed, Everything, ServiceKeys];

    public static Task<Landscape> OfAsync(string stack) =>
        Declared.GetOrAdd(stack, name => new Lazy<Task<Landscape>>(() => DeclareAsync(name))).Value;

    private static async Task<Landscape> DeclareAsync(string stack) => new(await DeclaredStack.DeclareAsync(FileOf(stack)));

    private static StackFile FileOf(string stack)
    {
        switch (stack)
        {
            case Everything:
                return ReadEverything();
            case ServiceKeys:
                var everything = ReadEverything();
                var config = new Dictionary<string, string>(everything.Config) { ["infra:encryption"] = "serviceKeys" };
                return new StackFile(everything.Project, ServiceKeys, config, everything.Secrets);
            default:
                return StackFile.Read(Repository.Root, stack);
        }
    }

    /// <summary>A stack file stands beside the project's.</summary>
    private static StackFile ReadEverything()
    {
        var folder = Directory.CreateTempSubdirectory("everything-");
        try
        {
            foreach (var file in new[] { "Pulumi.yaml", "tests/Policies/Pulumi.everything.yaml" })
            {
                File.Copy(Path.Combine(Repository.Root, file), Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            return StackFile.Read(folder.FullName, Everything);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
