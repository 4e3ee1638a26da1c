using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Conversion to closed enumerations (C# enums) and open ones (structs around a string or number).</summary>
internal static class EnumConversion
{
    public static ConvertValue Of(Type target)
    {
        return (warn, context, value) =>
        {
            var number = Converter.TryConvert(warn, context, value, target.GetEnumUnderlyingType());
            return number.Error is null && number.Value is not null
                ? new Conversion(Enum.ToObject(target, number.Value), null)
                : new Conversion(null, number.Error);
        };
    }

    public static ConvertValue OfOpen(Type target)
    {
        var ofText = ConstructorOf(target, typeof(string));
        var ofNumber = ConstructorOf(target, typeof(double));
        return (_, context, value) =>
        {
            if (value is not (string or double))
            {
                return Conversion.Failed(Conversion.Unexpected(
                    $"{typeof(string).FullName} or {typeof(double).FullName}", context, value));
            }

            var constructor = value is string ? ofText : ofNumber;
            return constructor is null
                ? Conversion.Failed(
                    $"Expected target type {target.FullName} to have a constructor with a single {value.GetType().FullName} parameter.")
                : new Conversion(constructor.Invoke([value]), null);
        };
    }

    public static ConstructorInfo? ConstructorOf(Type type, Type parameter)
        => type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [parameter]);
}
