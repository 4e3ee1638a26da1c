using System;
using System.Collections.Generic;

namespace Pulumi.Aws.Generator;

/// <summary>A token of the schema, <c>aws:sqs/queue:Queue</c>, and where C# has it.</summary>
internal sealed class Token
{
    /// <summary>The provider is a resource too, with a token of its own form.</summary>
    public const string Provider = "pulumi:providers:aws";

    /// <summary>The official package's namespaces, which do not follow from the module names.</summary>
    private static readonly Dictionary<string, string> Namespaces = new()
    {
        ["appautoscaling"] = "AppAutoScaling",
        ["cloudwatch"] = "CloudWatch",
        ["dynamodb"] = "DynamoDB",
        ["iam"] = "Iam",
        ["index"] = string.Empty,
        ["kms"] = "Kms",
        ["lambda"] = "Lambda",
        ["sns"] = "Sns",
        ["sqs"] = "Sqs",
    };

    public Token(string text)
    {
        Text = text;
        var parts = text.Split(':');
        var module = text == Provider ? "index" : parts[1].Split('/')[0];
        Name = text == Provider ? "Provider" : Identifier.Of(parts[2]);
        if (!Namespaces.TryGetValue(module, out var inner))
        {
            throw new InvalidOperationException($"The module `{module}` of {text} has no namespace: add it to {nameof(Token)}.");
        }

        Namespace = inner.Length == 0 ? "Pulumi.Aws" : $"Pulumi.Aws.{inner}";
    }

    public string Text { get; }

    public string Name { get; }

    public string Namespace { get; }

    public string FileName => $"{Namespace}.{Name}.g.cs";

    public string Input => $"global::{Namespace}.Inputs.{Name}Args";

    public string Output => $"global::{Namespace}.Outputs.{Name}";

    public string Enum => $"global::{Namespace}.{Name}";
}
