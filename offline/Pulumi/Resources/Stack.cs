using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>
/// The root of a program's resources; its properties with <see cref="OutputAttribute"/> are the stack's outputs.
/// </summary>
public class Stack : ComponentResource
{
    internal const string TypeToken = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(
            TypeToken,
            $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}",
            options is null ? null : new ComponentResourceOptions { ResourceTransformations = options.ResourceTransformations })
    {
        Deployment.Required.Stack = this;
    }

    internal Output<IDictionary<string, object?>> Outputs { get; private set; } =
        Output.Create<IDictionary<string, object?>>(ImmutableDictionary<string, object?>.Empty);

    /// <summary>The runner does this once the constructor of the user's stack is through.</summary>
    internal void RegisterPropertyOutputs()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var attribute = property.GetCustomAttribute<OutputAttribute>();
            if (attribute is not null && property.DeclaringType?.IsAssignableFrom(typeof(Stack)) != true)
            {
                outputs.Add(attribute.Name ?? property.Name, property.GetValue(this));
            }
        }

        var missing = outputs.Where(output => output.Value is null).Select(output => output.Key).ToList();
        if (missing.Count > 0)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", missing)}' have no value assigned. "
                + "[Output] attributed properties must be assigned inside Stack constructor.");
        }

        var wrong = outputs.Where(output => !IsOutput(output.Value!.GetType())).Select(output => output.Key).ToList();
        if (wrong.Count > 0)
        {
            throw RunException.OutputsHaveIncorrectType(wrong);
        }

        Outputs = Output.Create<IDictionary<string, object?>>(outputs);
        RegisterOutputs(Outputs);
    }

    private static bool IsOutput(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Output<>);
}
