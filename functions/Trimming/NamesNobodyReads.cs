using Mono.Cecil;
using Mono.Linker;
using Mono.Linker.Steps;

namespace Trimming;

/// <summary>
/// Takes out what only reflection or a compiler would read: properties and events (their accessors stay), the names of
/// fields, type parameters and parameters, and the compiler's mark on what it made. Methods and types keep their names: stack
/// traces show them. Only in the assemblies named by the build, none of which is reflected upon. Runs on what the trimmer has left, before it is written.
/// </summary>
public sealed class NamesNobodyReads : IStep
{
    /// <summary>The key of the build's list, by <c>--custom-data</c>: names of assemblies, separated by commas.</summary>
    private const string Assemblies = "NamesNobodyReads";

    private const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";

    public void Process(LinkContext context)
    {
        var names = context.TryGetCustomData(Assemblies, out var list) ? list.Split(',') : [];
        var trimmed = context.GetAssemblies().Where(assembly => context.Annotations.GetAction(assembly) == AssemblyAction.Link).ToList();
        var fields = new HashSet<FieldDefinition>();
        foreach (var type in trimmed.Where(assembly => names.Contains(assembly.Name.Name)).SelectMany(Types))
        {
            RemoveNames(type);
            fields.UnionWith(type.Fields.Where(IsRenamed));
        }

        // A field of a generic type is referred to by its name, wherever it is used: found before any is renamed.
        var references = trimmed.SelectMany(Types).SelectMany(type => type.Methods).Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).OfType<FieldReference>()
            .Where(reference => reference is not FieldDefinition)
            .Select(reference => (Reference: reference, Field: reference.Resolve()))
            .Where(pair => pair.Field is not null && fields.Contains(pair.Field)).ToList();
        foreach (var type in fields.GroupBy(field => field.DeclaringType))
        {
            Rename(type.Key, type);
        }

        references.ForEach(pair => pair.Reference.Name = pair.Field.Name);
    }

    private static IEnumerable<TypeDefinition> Types(AssemblyDefinition assembly) => assembly.MainModule.GetTypes();

    private static void RemoveNames(TypeDefinition type)
    {
        type.Properties.Clear();
        type.Events.Clear();
        foreach (var parameter in type.GenericParameters.Concat(type.Methods.SelectMany(method => method.GenericParameters)))
        {
            parameter.Name = "";
        }

        foreach (var member in type.Methods.Cast<ICustomAttributeProvider>().Concat(type.Fields).Where(member => member.HasCustomAttributes))
        {
            // Of a type it stays: a stack trace looks for it on the state machines of async methods.
            foreach (var mark in member.CustomAttributes.Where(attribute => attribute.AttributeType.FullName == CompilerGenerated).ToList())
            {
                member.CustomAttributes.Remove(mark);
            }
        }

        foreach (var method in type.Methods)
        {
            method.SemanticsAttributes = MethodSemanticsAttributes.None;
            foreach (var parameter in method.Parameters.Where(parameter => !parameter.HasConstant && !parameter.HasCustomAttributes && !parameter.HasMarshalInfo))
            {
                parameter.Name = null;
                parameter.Attributes = ParameterAttributes.None;
            }
        }
    }

    /// <summary>Not those of an enumeration, whose names are its texts, nor any that another assembly could look up.</summary>
    private static bool IsRenamed(FieldDefinition field) =>
        !field.DeclaringType.IsEnum && !field.IsLiteral && !field.IsRuntimeSpecialName && field.RVA == 0
        && (field.IsPrivate || field.IsAssembly || field.DeclaringType.Name.StartsWith('<'));

    private static void Rename(TypeDefinition type, IEnumerable<FieldDefinition> fields)
    {
        var taken = type.Fields.Except(fields).Select(field => field.Name).ToHashSet();
        var names = Enumerable.Range(0, int.MaxValue).Select(Short).Where(name => !taken.Contains(name)).GetEnumerator();
        foreach (var field in fields)
        {
            names.MoveNext();
            field.Name = names.Current;
        }
    }

    /// <summary>a, b, ... z, aa, ab, ...: the same names in every type, each of which an assembly holds once.</summary>
    private static string Short(int number) => (number < 26 ? "" : Short(number / 26 - 1)) + (char)('a' + number % 26);
}
