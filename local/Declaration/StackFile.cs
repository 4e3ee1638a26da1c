using System.Reflection;
using Infra.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Local.Declaration;

/// <summary>
/// <c>Pulumi.&lt;stack&gt;.yaml</c> with the defaults of <c>Pulumi.yaml</c>: the configuration as the Pulumi command line
/// would hand it to the program.
/// </summary>
public sealed class StackFile
{
    public StackFile(string project, string stack, IReadOnlyDictionary<string, string> config, IReadOnlyCollection<string>? secrets = null)
    {
        Secrets = secrets ?? [];
        Project = project;
        Stack = stack;
        Config = config;
    }

    public string Project { get; }

    public string Stack { get; }

    /// <summary>By full key (<c>infra:topics</c>); structured values are JSON text.</summary>
    public IReadOnlyDictionary<string, string> Config { get; }

    /// <summary>Full keys of those that hold an encrypted value.</summary>
    public IReadOnlyCollection<string> Secrets { get; }

    public string Region => Config.GetValueOrDefault("aws:region", "us-east-1");

    /// <summary>The account of AWS's own examples, unless the settings name one (twelve digits).</summary>
    public string Account => Config.GetValueOrDefault($"{Project}:account") is { Length: 12 } account && account.All(char.IsAsciiDigit)
        ? account : Recording.ExampleAccount;

    /// <summary>The checkout that this was built from.</summary>
    public static string Checkout { get; } = typeof(StackFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The folder of <c>Pulumi.yaml</c>: at or above the working directory, else the checkout this was built from.</summary>
    public static string ProjectFolder()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pulumi.yaml")))
            {
                return folder.FullName;
            }
        }

        return Checkout;
    }

    /// <exception cref="UsageException">There is no such stack, or a file is not YAML of the expected shape.</exception>
    public static StackFile Read(string folder, string stack)
    {
        var path = Path.Combine(folder, $"Pulumi.{stack}.yaml");
        var stacks = Directory.EnumerateFiles(folder, "Pulumi.*.yaml")
            .Select(file => Path.GetFileName(file)["Pulumi.".Length..^".yaml".Length])
            .Order(StringComparer.Ordinal)
            .ToList();
        if (!stacks.Contains(stack))
        {
            throw new UsageException($"There is no stack `{stack}` (no file Pulumi.{stack}.yaml in {folder}). {Suggestion.For(stack, stacks)}");
        }

        var project = Mapping(Path.Combine(folder, "Pulumi.yaml"));
        if (Child(project, "name") is not YamlScalarNode { Value: { } name })
        {
            throw new UsageException("Pulumi.yaml has no `name`: the project's name is the prefix of its settings.");
        }

        var config = new Dictionary<string, string>(StringComparer.Ordinal);
        AddDefaults(config, Child(project, "config") as YamlMappingNode, name);
        var secrets = new SortedSet<string>(StringComparer.Ordinal);
        AddValues(config, secrets, Mapping(path), name, Path.GetFileName(path));
        return new StackFile(name, stack, config, secrets);
    }

    private static void AddDefaults(Dictionary<string, string> config, YamlMappingNode? declared, string project)
    {
        foreach (var (key, value) in declared?.Children ?? new YamlMappingNode().Children)
        {
            // Either `key: value`, or a declaration whose `default` counts.
            if ((value is YamlMappingNode declaration ? Child(declaration, "default") ?? Child(declaration, "value") : value) is { } given)
            {
                config[FullKey(key, project)] = YamlValue.ConfigText(given);
            }
        }
    }

    private static void AddValues(Dictionary<string, string> config, SortedSet<string> secrets, YamlMappingNode file, string project, string name)
    {
        switch (Child(file, "config"))
        {
            case YamlMappingNode values:
                foreach (var (key, value) in values.Children)
                {
                    config[FullKey(key, project)] = YamlValue.ConfigText(value);
                    if (YamlValue.HasSecret(value))
                    {
                        secrets.Add(FullKey(key, project));
                    }
                }

                break;
            case { } other when other is not YamlScalarNode { Value: null or "" }:
                throw new UsageException($"{name}: `config` (line {other.Start.Line}) must be a map of settings.");
        }
    }

    private static string FullKey(YamlNode key, string project)
    {
        var text = YamlValue.Key(key);
        return text.Contains(':') ? text : $"{project}:{text}";
    }

    private static YamlNode? Child(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static YamlMappingNode Mapping(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var yaml = new YamlStream();
            yaml.Load(reader);
            return yaml.Documents.Count == 0 ? new YamlMappingNode()
                : yaml.Documents[0].RootNode as YamlMappingNode
                ?? throw new UsageException($"{Path.GetFileName(path)} must be a map of keys and values.");
        }
        catch (YamlException error)
        {
            throw new UsageException(
                $"{Path.GetFileName(path)}, line {error.Start.Line}, column {error.Start.Column}: not YAML: {error.Message.ReplaceLineEndings(" ")}");
        }
        catch (IOException error)
        {
            throw new UsageException($"{path} cannot be read: {error.Message}");
        }
    }
}
