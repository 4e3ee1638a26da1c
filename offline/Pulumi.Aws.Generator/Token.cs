namespace Pulumi.Aws.Generator;

/// <summary>A token of the schema, <c>aws:sqs/queue:Queue</c>, and where C# has it.</summary>
internal sealed class Token
{
    /// <summary>The provider is a resource too, with a token of its own form.</summary>
    public const string Provider = "pulumi:providers:aws";

    private const string Root = "Pulumi.Aws";

    public Token(string text, Names names)
    {
        Text = text;
        if (text == Provider)
        {
            (Name, Namespace) = ("Provider", Root);
            return;
        }

        var parts = text.Split(':');
        var module = parts[1].Split('/')[0];
        Name = Identifier.Of(parts[2]);
        Namespace = module == "index" ? Root : $"{Root}.{names.Namespace(module)}";
    }

    public string Text { get; }

    public string Name { get; }

    public string Namespace { get; }

    public bool IsProvider => Text == Provider;

    public string FileName => $"{Namespace}.{Name}.g.cs";

    public string Argument => $"global::{Namespace}.Inputs.{Name}Args";

    public string Result => $"global::{Namespace}.Outputs.{Name}";

    public string Enum => $"global::{Namespace}.{Name}";
}
