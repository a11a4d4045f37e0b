rank foreign
